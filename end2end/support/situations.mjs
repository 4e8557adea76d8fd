// People as they may come to the check, each made up: what they answer, and what they look for in the directory.

const SIGNS = ['fixated', 'obsessive', 'unwanted', 'repeated'];
const SAID = { y: 'yes', n: 'no', s: 'not_sure' };

/** `signs` has a letter for each sign; `-` was left out. What is empty was left out, too. `more` is answered besides. */
const one = (who, nation, about, danger, signs, need, more = {}) => {
  const given = [...signs].map((letter, at) => [`signs.${SIGNS[at]}`, SAID[letter]]);
  const all = [['danger_now', SAID[danger]], ['about', about], ['nation', nation], ...given];
  return { who, answers: { ...Object.fromEntries(all.filter(([, value]) => value)), ...more }, nation, need };
};

const [ME, FRIEND, OWN] = ['self', 'someone_else', 'my_own_behaviour'];
const [ENG, WAL, SCO, NIR, OUT, UNSURE] =
  ['england', 'wales', 'scotland', 'northern_ireland', 'outside_uk', 'not_sure'];

export const SITUATIONS = [
  one('a woman in Leeds whose ex waits outside now', ENG, ME, 'y', 'yyyy', 'danger_now'),
  one('a man in Bristol whose ex writes each night', ENG, ME, 'n', 'nyyy', 'men'),
  one('a student in London followed from class', ENG, ME, 'n', 'ynyy', 'students'),
  one('a nurse with gifts from a stranger', ENG, ME, 'n', '-sy-', 'stalking'),
  one('a lesbian couple and a neighbour who films them', ENG, ME, 's', 'yyyy', 'lgbt'),
  one('a teenager and an account that comes back', ENG, ME, 'n', 'syys', 'young'),
  one('a mother worried for her daughter', ENG, FRIEND, 's', 'yyss', 'young'),
  one('a worker at a university who asks for a student', ENG, FRIEND, 'n', 'ssss', 'students'),
  one('a man who goes on writing to his ex', ENG, OWN, 'n', 'yyyy', 'own_behaviour'),
  one('a woman afraid of what she may do tonight', ENG, OWN, 'y', '----', 'mind'),
  one('a farmer near Bala whose ex drives past', WAL, ME, 'n', 'yynn', 'domestic_abuse'),
  one('a student in Cardiff with a tracker in her bag', WAL, ME, 'y', 'yyyy', 'online'),
  one('a friend in Swansea', WAL, FRIEND, 'n', 'nnyy', 'stalking'),
  one('a man in Newport, not sure of anything', WAL, ME, 's', 'ssss', 'mind'),
  one('somebody in Wrexham who can not let go', WAL, OWN, 's', 'y---', 'own_behaviour'),
  one('a gay man in Glasgow and his ex', SCO, ME, 'n', 'yyyy', 'lgbt'),
  one('a shop worker in Leith with one customer', SCO, ME, 'n', 'nnyn', 'stalking'),
  one('a flatmate in Dundee', SCO, FRIEND, 'y', 'yyyy', 'danger_now'),
  one('somebody in Fife who saw one thing, once', SCO, ME, 'n', 'nnnn', 'police'),
  one('somebody in Perth who was told to stop', SCO, OWN, 'n', 'nnnn', 'own_behaviour'),
  one('a teacher in Derry and a parent', NIR, ME, 'n', 'yyys', 'police'),
  one('a woman in Belfast whose husband left her', NIR, ME, 'y', 'yyys', 'domestic_abuse'),
  one('a brother in Newry', NIR, FRIEND, 's', '--y-', 'sexual_violence'),
  one('somebody in Omagh who follows a colleague', NIR, OWN, 'n', 'ynny', 'own_behaviour'),
  one('a student on a year in Spain, watched now', OUT, ME, 'y', 'yyyy', 'students'),
  one('somebody in Dublin, by an ex in England', OUT, ME, 'n', 'nyyy', 'domestic_abuse'),
  one('a father whose son lives abroad', OUT, FRIEND, 's', 'sss-', 'stalking'),
  one('somebody abroad who asks about themselves', OUT, OWN, '', '----', 'own_behaviour'),
  one('all of it online, from who knows where', UNSURE, ME, 'n', 'yyyy', 'online'),
  one('not sure of anything, anywhere', UNSURE, ME, 's', 'ssss', 'stalking'),
  one('not sure, for a friend', UNSURE, FRIEND, '', 'ssss', 'mind'),
  one('sees none of it, and is worried', '', '', 'n', 'nnnn', 'mind'),
  one('answers nothing at all', '', '', '', '----', ''),
  one('in danger, and has no time for more', '', '', 'y', '----', 'danger_now'),
  one('only says that it keeps happening', '', '', '', '---y', 'stalking'),
  one('asks about themselves and says no more', '', OWN, '', '----', 'own_behaviour'),
  one('a woman in Hull whose ex broke an order', ENG, ME, 'n', 'yyyy', 'police', { order_broken: 'yes' }),
  one('a man in Cardiff who was told that he will be hurt', WAL, ME, 's', 'nnyy', 'men', { threat: 'yes', talk: ['voice'] }),
  one('a threat from abroad', OUT, ME, 'n', 'nyyn', 'police', { threat: 'yes', order_broken: 'not_sure' }),
  one('a girl of 14 whom a man writes to', ENG, ME, 'n', 'yyyy', 'young', { under_18: 'yes', talk: ['chat'] }),
  one('a boy in Wales', WAL, ME, '', '-y-y', 'young', { under_18: 'yes' }),
  one('the mother of a girl of 15 in Glasgow', SCO, FRIEND, 'n', 'yyyy', 'young', { under_18: 'yes' }),
  one('somebody in Larne who does not know who it is', NIR, ME, 'n', 'yyyy', 'stalking', { threat: 'no' }),
  one('a Deaf woman in York', ENG, ME, 'n', 'nyyy', 'deaf', { talk: ['bsl', 'text'] }),
  one('a Deaf man in Belfast', NIR, ME, 'n', 'nyyy', 'deaf', { talk: ['bsl'] }),
  one('somebody in Ayr who can not speak on the phone', SCO, ME, 'n', 'ynyy', 'deaf', { talk: ['text', 'chat'] }),
  one('somebody who broke an order', ENG, OWN, 'n', '----', 'own_behaviour', { order_broken: 'yes', threat: 'yes' }),
];
