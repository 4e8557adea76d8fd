// A page stays as long as it is while somebody types into one line more of it. In Firefox a sticky float at its top once
// made it longer at each key.
import { expect } from '@playwright/test';
import { test } from '../support/firefox.mjs';
import { begin } from '../support/leaving.mjs';

for (const [part, field] of [['contact', 'contact.other'], ['person', 'person.details'], ['what-is-happening', 'behaviour.text']]) {
  test(`${part} keeps its height while somebody types`, async ({ tab }) => {
    await begin(tab);
    await tab.open(`/report/${part}`);
    const before = await tab.height();
    await tab.type(`[name="${field}"]`, 'four');
    expect(await tab.height()).toBe(before);
  });
}
