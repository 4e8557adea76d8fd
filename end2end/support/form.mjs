// A form under somebody's hands, and what stands in it.
import { expect } from '@playwright/test';
import { settled } from './site.mjs';

/** The fields of the page's form, by name: in the page now, and as the server wrote them. */
export function standing(page) {
  return page.evaluate(() => {
    const now = {};
    const served = {};
    const keep = (into, name, value, many) => {
      if (many) into[name] = [...(into[name] ?? []), value];
      else if (value !== '') into[name] = value;
    };
    for (const field of document.querySelectorAll('main form [name]:not(button, [type=hidden])')) {
      const { name, type, value } = field;
      if (type === 'radio' || type === 'checkbox') {
        if (field.checked) keep(now, name, value, type === 'checkbox');
        if (field.defaultChecked) keep(served, name, value, type === 'checkbox');
      } else if (type === 'select-one') {
        keep(now, name, value);
        keep(served, name, [...field.options].find((option) => option.defaultSelected)?.value ?? '');
      } else {
        keep(now, name, value);
        keep(served, name, field.defaultValue);
      }
    }
    return { now, served };
  });
}

/** The form holds these words, and it was the server that wrote them, not the browser's memory. */
export async function expectKept(page, answers) {
  expect(await standing(page)).toEqual({ now: answers, served: answers });
}

const names = (page) =>
  page.evaluate(() => [...new Set([...document.querySelectorAll('main form [name]:not(button, [type=hidden])')].map((field) => field.name))]);

const inRow = (name) => /\.\d+\./.test(name);

/** Answers every question on the page; one without an answer here, or the other way round, is a fault.
 * Rows are added as they are needed. */
export async function fill(page, hand, answers) {
  const asked = (await names(page)).filter((name) => !inRow(name));
  const given = Object.keys(answers);
  expect(asked.toSorted()).toEqual(given.filter((name) => !inRow(name)).toSorted());
  for (const name of asked) await hand.answer(page, name, answers[name]);
  for (const name of given.filter(inRow)) {
    const field = page.locator(`[name="${name}"]`);
    if ((await field.count()) === 0) {
      const list = page.locator(`[data-rows="${name.replace(/\.\d+\.[^.]+$/, '')}"]`);
      await hand.press(page, (await list.locator('button[name=add]').textContent()).trim());
      // Without scripts the page comes anew, and first of all says what an urgent answer calls for.
      if (new URL(page.url()).hash === '#notice') await field.focus();
      await expect(field).toBeFocused();
      // As if come to by Tab from the field before.
      await page.keyboard.press('Shift+Tab');
    }
    await hand.answer(page, name, answers[name]);
  }
}

/** After a page was saved: an urgent answer is replied to before the next one. */
export async function pastNotice(page, hand, address) {
  await expect(page).not.toHaveURL(new RegExp(`${address}$`));
  const at = page.url();
  if (new URL(at).hash !== '#notice') return;
  // However far down the button was that saved: the reply is what is seen.
  await expect(page.locator('#notice')).toBeInViewport();
  await hand.goOn(page, 'Go on with your report');
  await expect(page).not.toHaveURL(at);
}

/** Answers some of the questions on the page, in their order, and leaves the others. */
export async function answer(page, hand, answers) {
  for (const name of await names(page)) if (name in answers) await hand.answer(page, name, answers[name]);
}

const box = (name, value) => `[name="${name}"][value="${value}"]`;
const valuesOf = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.value));
const kind = (page, name) => page.locator(`[name="${name}"]`).first().evaluate((field) => field.type);

/** A pointer, and a keyboard for words. */
export const mouse = {
  async answer(page, name, value) {
    const field = page.locator(`[name="${name}"]`);
    switch (await kind(page, name)) {
      case 'radio':
      case 'checkbox':
        for (const each of [value].flat()) {
          // The label is what people aim at.
          const id = await page.locator(box(name, each)).getAttribute('id');
          await page.locator(`label[for="${id}"]`).click();
        }
        break;
      case 'select-one':
        await field.selectOption(value);
        break;
      default:
        await field.click();
        await page.keyboard.insertText(value);
    }
  },
  async press(page, name) {
    await page.getByRole('button', { name, exact: true }).click();
    await settled(page);
  },
  /** A link that looks like a button. */
  async goOn(page, name) {
    await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  },
  follow: (page, name) => page.getByRole('main').getByRole('link', { name, exact: true }).click(),
};

/** No pointer at all. */
export const keyboard = {
  async answer(page, name, value) {
    switch (await kind(page, name)) {
      case 'radio': {
        await tabTo(page, `[name="${name}"]`);
        const values = await valuesOf(page, `[name="${name}"]`);
        await page.keyboard.press('Space');
        for (let at = values.indexOf(value); at > 0; at -= 1) await page.keyboard.press('ArrowDown');
        break;
      }
      case 'checkbox':
        for (const each of value) {
          await tabTo(page, box(name, each));
          await page.keyboard.press('Space');
        }
        break;
      case 'select-one': {
        await tabTo(page, `[name="${name}"]`);
        const values = await valuesOf(page, `[name="${name}"] option`);
        for (let at = values.indexOf(value); at > 0; at -= 1) await page.keyboard.press('ArrowDown');
        break;
      }
      default:
        await tabTo(page, `[name="${name}"]`);
        await page.keyboard.insertText(value);
    }
  },
  async press(page, name) {
    await tabTo(page, 'main button', name);
    await page.keyboard.press('Enter');
    await settled(page);
  },
  /** A link that looks like a button. */
  async goOn(page, name) {
    await tabTo(page, 'main a.govuk-button', name);
    await page.keyboard.press('Enter');
  },
  async follow(page, name) {
    const link = page.getByRole('main').getByRole('link', { name, exact: true });
    await tabTo(page, `main a[href="${await link.getAttribute('href')}"]`);
    await page.keyboard.press('Enter');
  },
};

async function tabTo(page, selector, text = '') {
  const there = ([wanted, words]) => {
    const { activeElement: active } = document;
    return active.matches(wanted) && (words === '' || active.textContent.trim() === words);
  };
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(there, [selector, text])) return;
  }
  throw new Error(`200 times Tab does not lead to ${selector}`);
}
