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

export const SECTIONS = ['about-you', 'what-is-happening', 'danger-signs', 'person', 'contact'];

const GROUPS = {
  'about-you': ['reporter', 'place'],
  'what-is-happening': ['behaviour'],
  'danger-signs': ['danger'],
  person: ['person'],
  contact: ['contact'],
};

export const FULL = {
  version: 1,
  reporter: { role: 'someone_else', name: `Zoë${LINE}`, age_group: 'from_18_to_24' },
  place: { nation: 'england', area: 'barking_and_dagenham' },
  behaviour: {
    signs: { fixated: 'yes', obsessive: 'not_sure', unwanted: 'rather_not_say', repeated: 'no' },
    acts: ['following', 'calls_or_messages', 'other'],
    occasions: 'twice_or_more',
    text: AWKWARD,
  },
  person: {
    known: 'not_sure',
    name: `Sam${LINE}`,
    relationship: 'colleague',
    details: `details${AWKWARD}`,
    accounts: [
      { service: 'Some app', handle_or_address: `@sam${LINE}` },
      { service: `phone${LINE}`, handle_or_address: '020 7946 0000' },
    ],
  },
  // Being tracked is not asked: `following` has said so. Nor is an ex-partner, whom another part asks about.
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
    order_broken: 'not_sure',
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
  },
  contact: {
    methods: ['text_message', 'email', 'trusted_person'],
    phone: '+44 (0)20 7946 0958',
    email: 'zoe.o+safe@example.com',
    safe_times: `mornings${LINE}`,
    voicemail: 'no',
    trusted_person: `Ana${LINE}`,
    other: `other${AWKWARD}`,
  },
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
  for (const group of GROUPS[section]) if (report[group]) walk(report[group], group);
  return flat;
}

/** The same report from a place of its own, so that its rows can be counted. */
export const from = (report, area) => ({ ...report, place: { ...report.place, area } });
