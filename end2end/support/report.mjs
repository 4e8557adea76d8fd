// One report that answers every question, in the shape in which staff open it.

/** Words that have broken forms elsewhere: each is to come back exactly as it was typed. */
export const AWKWARD = [
  '', // begins with an empty line, which a textarea drops unless the page takes care
  '\tA tab, and two spaces  at the end of the line  ',
  '</textarea><script>document.title = "broken"</script> <!> <b>&amp; &lt; &#39; " \' \\ %0A +',
  'مرحبا \u202bبالعالم\u202c, שלום \u200fעולם\u200f, \u2067ثم\u2069, 日本語',
  '👩🏽‍🦽 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 ﷽ \u00a0.',
  '',
  '   ',
].join('\n');

const LINE = '  "><script>1</script><!>&amp; שלום\u200f 👍🏾  ';

/** The pages of questions by their names: the number in each one's address, and the fields that it asks for. */
export const STEPS = {
  'safe-now': { number: 1, fields: ['danger.happening_now', 'danger.near_and_in_danger', 'danger.threat_today', 'danger.someone_hurt'] },
  who: { number: 2, fields: ['reporter.role', 'reporter.age_group'] },
  place: { number: 3, fields: ['place.nation', 'place.area'] },
  'what-is-happening': { number: 4, fields: ['behaviour.text', 'behaviour.acts', 'behaviour.occasions'] },
  relationship: { number: 5, fields: ['person.relationship'] },
  danger: { number: 6, fields: ['danger.order_broken', 'danger.threat_to_kill_or_harm', 'danger.strangulation', 'danger.weapon'] },
  orders: { number: 7, fields: ['orders'] },
  contact: { number: 8, fields: ['contact.methods', 'contact.phone', 'contact.voicemail', 'contact.email', 'contact.trusted_person', 'contact.safe_times', 'contact.if_someone_else_answers'] },
  'danger-threats': { number: 9, fields: ['danger.any_threat', 'danger.weapon_now', 'danger.threat_to_child', 'danger.private_images', 'danger.honour_or_forced_marriage'] },
  'danger-acts': { number: 10, fields: ['danger.violence', 'danger.break_in', 'danger.tracked_or_watched', 'danger.turns_up', 'danger.property_damage'] },
  'danger-reach': { number: 11, fields: ['danger.pets', 'danger.others_drawn_in', 'danger.more_than_three_a_week', 'danger.knows_or_attends_home', 'danger.done_it_before'] },
  'danger-person': { number: 12, fields: ['danger.released', 'danger.nothing_to_lose', 'danger.drink_drugs_or_crisis', 'danger.separation', 'danger.child_contact'] },
  'danger-effect': { number: 13, fields: ['danger.very_frightened', 'danger.thinks_may_be_killed', 'danger.suicidal_thoughts', 'danger.vulnerable', 'danger.forced_change'] },
  incidents: { number: 14, fields: ['incidents'] },
  'how-often': { number: 15, fields: ['behaviour.how_often', 'behaviour.began', 'behaviour.latest', 'danger.getting_worse'] },
  signs: { number: 16, fields: ['behaviour.signs.fixated', 'behaviour.signs.obsessive', 'behaviour.signs.unwanted', 'behaviour.signs.repeated'] },
  name: { number: 17, fields: ['person.known', 'person.name', 'person.details'] },
  means: { number: 18, fields: ['person.has_weapons', 'person.weapons', 'person.vehicles'] },
  accounts: { number: 19, fields: ['person.accounts'] },
  earlier: { number: 20, fields: ['earlier.told_police', 'earlier.references', 'earlier.accused', 'earlier.accusations'] },
  evidence: { number: 21, fields: ['evidence.kinds', 'evidence.where', 'evidence.details'] },
  effect: { number: 22, fields: ['effect.areas', 'effect.changes', 'effect.text'] },
  'about-you': { number: 23, fields: ['reporter.name', 'reporter.organisation', 'place.campus'] },
  'someone-else': { number: 24, fields: ['someone_else.knows', 'someone_else.agrees', 'someone_else.may_contact', 'someone_else.how', 'someone_else.may_say_who'] },
  talking: { number: 25, fields: ['contact.code_word', 'contact.interpreter', 'contact.language', 'contact.adjustments'] },
  visit: { number: 26, fields: ['contact.plain_clothes', 'contact.officer', 'contact.other'] },
  'follow-up': { number: 27, fields: ['follow_up.reference', 'contact.no_longer_safe'] },
  sharing: { number: 28, fields: ['sharing.advocate', 'sharing.university', 'sharing.university_name', 'sharing.not_with'] },
};

/** Their addresses, in order. */
export const ADDRESSES = Object.values(STEPS).map(({ number }) => `/report/${number}`);

/** The address of a page, by its name. */
export const addressOf = (step) => `/report/${STEPS[step].number}`;

/** The address of the page that asks for a field. */
export const at = (field) => `/report/${asking(field).number}`;

const asking = (field) =>
  Object.values(STEPS).find((step) => step.fields.some((own) => field === own || field.startsWith(`${own}.`)));

export const FULL = {
  version: 1,
  reporter: { role: 'professional', name: `Zoë${LINE}`, organisation: `A school${LINE}`, age_group: 'from_18_to_24' },
  // With a university of those listed, its name is not asked for once more.
  place: { nation: 'england', area: 'barking_and_dagenham', campus: 'aldermoor' },
  someone_else: {
    knows: 'yes',
    agrees: 'not_sure',
    may_contact: 'not_sure',
    how: `how${AWKWARD}`.slice(0, 1_000),
    may_say_who: 'no',
  },
  behaviour: {
    signs: { fixated: 'yes', obsessive: 'not_sure', unwanted: 'not_sure', repeated: 'no' },
    acts: ['following', 'calls_or_messages', 'other'],
    occasions: 'twice_or_more',
    how_often: 'comes_and_goes',
    began: 'spring 2025',
    latest: `last week${LINE}`,
    text: AWKWARD,
  },
  incidents: [
    {
      when: 'about two weeks ago',
      what: `what${AWKWARD}`,
      where: `at the station${LINE}`,
      witnesses: `Ana${LINE}`,
      evidence: `a picture${LINE}`,
    },
    { when: '4 March 2025', what: 'He waited outside.', where: 'home', witnesses: 'nobody', evidence: 'nothing' },
  ],
  person: {
    known: 'not_sure',
    name: `Sam${LINE}`,
    relationship: 'colleague',
    details: `details${AWKWARD}`,
    has_weapons: 'not_sure',
    weapons: `a knife${LINE}`,
    vehicles: `a blue car${LINE}`,
    accounts: [
      {
        service: 'Some app',
        handle_or_address: `@sam${LINE}`,
        number: 'withheld',
        link: 'https://app.example/@sam',
        dates: `in May${LINE}`,
      },
      {
        service: `phone${LINE}`,
        handle_or_address: 'sam@app.example',
        number: '020 7946 0000',
        link: 'none',
        dates: 'every night',
      },
    ],
  },
  // Not asked is what other pages have told: being followed, by an act; that somebody is out on bail, by an order.
  danger: {
    happening_now: 'no',
    near_and_in_danger: 'not_sure',
    weapon_now: 'not_sure',
    threat_today: 'no',
    someone_hurt: 'no',
    threat_to_kill_or_harm: 'not_sure',
    weapon: 'no',
    strangulation: 'not_sure',
    violence: 'no',
    break_in: 'no',
    order_broken: 'no',
    nothing_to_lose: 'no',
    threat_to_child: 'no',
    thinks_may_be_killed: 'no',
    suicidal_thoughts: 'not_sure',
    getting_worse: 'yes',
    any_threat: 'no',
    very_frightened: 'not_sure',
    knows_or_attends_home: 'yes',
    vulnerable: 'no',
    turns_up: 'yes',
    more_than_three_a_week: 'no',
    property_damage: 'no',
    pets: 'no',
    others_drawn_in: 'not_sure',
    done_it_before: 'not_sure',
    drink_drugs_or_crisis: 'no',
    forced_change: 'no',
    honour_or_forced_marriage: 'no',
    private_images: 'no',
    separation: 'not_sure',
    child_contact: 'no',
  },
  orders: [
    {
      kind: 'restraining_order',
      broken: 'not_sure',
      when: 'last month',
      how: `how${AWKWARD}`,
      before: 'no',
      court: `Stratford${LINE}`,
      ends: '1 May 2030',
      officer: `PC Day${LINE}`,
    },
    {
      kind: 'bail_condition',
      broken: 'no',
      when: 'never',
      how: 'not at all',
      before: 'not_sure',
      court: 'The Met',
      ends: 'not known',
      officer: 'not known',
    },
  ],
  earlier: {
    told_police: 'yes',
    references: `CAD 1234\n${LINE}`,
    accused: 'not_sure',
    accusations: `accusations${AWKWARD}`,
  },
  evidence: { kinds: ['messages', 'notes', 'other'], where: `with Ana${LINE}`, details: `details${AWKWARD}` },
  effect: { areas: ['sleep', 'home'], changes: ['moved_home', 'stopped_going_out'], text: `effect${AWKWARD}` },
  contact: {
    methods: ['text_message', 'email', 'trusted_person'],
    phone: '+44 (0)20 7946 0958',
    voicemail: 'no',
    email: 'zoe.o+safe@example.com',
    trusted_person: `Ana${LINE}`,
    safe_times: `mornings${LINE}`,
    if_someone_else_answers: `the dentist${LINE}`,
    code_word: `bluebell${LINE}`,
    interpreter: 'yes',
    language: `Polski${LINE}`,
    adjustments: `more time${LINE}`,
    plain_clothes: 'yes',
    officer: 'woman',
    other: `other${AWKWARD}`,
    no_longer_safe: 'no',
  },
  follow_up: { reference: `7KQ4-M2XP${LINE}` },
  sharing: { advocate: 'yes', university: 'yes', not_with: `My brother${LINE}` },
};

/** The answers of the page at an address by the names of its fields. */
export function fields(report, address) {
  const flat = {};
  const walk = (value, name) => {
    const codes = Array.isArray(value) && typeof value[0] === 'string';
    if (typeof value === 'string' || codes) flat[name] = value;
    // Of rows, each under its number.
    else for (const [key, inner] of Object.entries(value)) walk(inner, name ? `${name}.${key}` : key);
  };
  const { version, ...answers } = report;
  walk(answers, '');
  return Object.fromEntries(Object.entries(flat).filter(([name]) => at(name) === address));
}

/** The same report from a place of its own, so that its rows can be counted. */
export const from = (report, area) => ({ ...report, place: { ...report.place, area } });
