// What every state is made with.
import { expect } from '@playwright/test';
import { settled } from '../site.mjs';

export async function press(page, name) {
  await page.getByRole('button', { name }).click();
  await settled(page);
}

export const save = (page) => press(page, 'Continue');
export const headed = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

export const write = (field, words) => (page) => page.locator(`[name="${field}"]`).fill(words);

/** Something that no browser sends by itself: a form whose markup was changed. */
export const changed = (selector, attribute, value) => (page) =>
  page.locator(selector).first().evaluate((one, [name, to]) => one.setAttribute(name, to), [attribute, value]);
