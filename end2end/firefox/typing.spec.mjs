// A page stays as long as it is while somebody types into one line more of it. In Firefox a sticky float at its top once
// made it longer at each key.
import { expect } from '@playwright/test';
import { test } from '../support/firefox.mjs';
import { begin } from '../support/leaving.mjs';
import { at } from '../support/report.mjs';

for (const field of ['contact.other', 'person.details', 'behaviour.text']) {
  test(`the page of ${field} keeps its height while somebody types`, async ({ tab }) => {
    await begin(tab);
    await tab.open(at(field));
    const before = await tab.height();
    await tab.type(`[name="${field}"]`, 'four');
    expect(await tab.height()).toBe(before);
  });
}
