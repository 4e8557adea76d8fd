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

export const SECTIONS = [
  'safe-now',
  'about-you',
  'someone-else',
  'what-is-happening',
  'incidents',
  'person',
  'danger-signs',
  'orders',
  'evidence',
  'effect',
  'contact',
  'sharing',
];

const GROUPS = {
  'about-you': ['reporter', 'place'],
  'someone-else': ['someone_else'],
  'what-is-happening': ['behaviour'],
  incidents: ['incidents'],
  person: ['person'],
  orders: ['orders', 'earlier'],
  evidence: ['evidence'],
  effect: ['effect'],
  contact: ['contact', 'follow_up'],
  sharing: ['sharing'],
};

/** Signs of danger that are asked for in other parts than among those signs. */
const DANGER = {
  'safe-now': ['happening_now', 'near_and_in_danger', 'weapon_now', 'threat_today', 'someone_hurt'],
  'what-is-happening': ['getting_worse'],
};

export const FULL = {
  version: 1,
  reporter: { role: 'professional', name: `Zoë${LINE}`, organisation: `A school${LINE}`, age_group: 'from_18_to_24' },
  // With a university of those listed, its name is not asked for once more.
  place: { nation: 'england', area: 'barking_and_dagenham', campus: 'aldermoor' },
  someone_else: {
    knows: 'yes',
    agrees: 'not_sure',
    may_contact: 'rather_not_say',
    how: `how${AWKWARD}`.slice(0, 1_000),
    may_say_who: 'no',
  },
  behaviour: {
    signs: { fixated: 'yes', obsessive: 'not_sure', unwanted: 'rather_not_say', repeated: 'no' },
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
  // Not asked is what other parts have told: being followed, by an act.
  danger: {
    happening_now: 'no',
    near_and_in_danger: 'not_sure',
    weapon_now: 'rather_not_say',
    threat_today: 'no',
    someone_hurt: 'no',
    threat_to_kill_or_harm: 'not_sure',
    weapon: 'no',
    strangulation: 'rather_not_say',
    violence: 'no',
    break_in: 'no',
    order_broken: 'no',
    nothing_to_lose: 'no',
    threat_to_child: 'no',
    thinks_may_be_killed: 'no',
    suicidal_thoughts: 'rather_not_say',
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
    released: 'no',
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
      before: 'rather_not_say',
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

/** A part's answers by the names of its fields. */
export function fields(report, section) {
  const flat = {};
  const walk = (value, name) => {
    const codes = Array.isArray(value) && typeof value[0] === 'string';
    if (typeof value === 'string' || codes) flat[name] = value;
    // Of rows, each under its number.
    else for (const [key, inner] of Object.entries(value)) walk(inner, `${name}.${key}`);
  };
  for (const group of GROUPS[section] ?? []) if (report[group]) walk(report[group], group);
  const asked = (code) => Object.keys(DANGER).find((part) => DANGER[part].includes(code)) ?? 'danger-signs';
  for (const [code, answer] of Object.entries(report.danger ?? {})) {
    if (asked(code) === section) flat[`danger.${code}`] = answer;
  }
  return flat;
}

/** The same report from a place of its own, so that its rows can be counted. */
export const from = (report, area) => ({ ...report, place: { ...report.place, area } });
