// Every state that a page can be in, for the tools that look at all of them.
// Each has a name, and a way to it that is sure to have come there.
import { PAGES, visit } from './pages.mjs';
import { OTHERS } from './states/others.mjs';
import { REPORT } from './states/report.mjs';

export const STATES = [
  ...PAGES.map((each) => ({ name: each.name, page: each, open: (page) => visit(page, each) })),
  ...REPORT,
  ...OTHERS,
];
