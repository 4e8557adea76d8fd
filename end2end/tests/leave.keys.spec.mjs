// Shift three times leaves, and nothing else on the keyboard does by mistake.
// What resets, what is said and when: as govuk-frontend's exit-this-page.mjs
// has it. What counts is counted better: its issues 3063 and 5393.
import { test, expect } from '../support/site.mjs';
import { begin } from '../support/draft.mjs';
import { AWAY } from '../support/leaving.mjs';

test.use({ elsewhere: [AWAY] });

const NOTHING = { said: '', on: 0, lights: false };
const ONE = { said: 'Shift, press 2 more times to exit.', on: 1, lights: true };
const TWO = { said: 'Shift, press 1 more time to exit.', on: 2, lights: true };
const EXPIRED = { said: 'Exit this page expired.', on: 0, lights: false };

/** What a screen reader is told, and what is seen. */
async function expectState(page, state) {
  const now = await page.evaluate(() => {
    const lights = document.querySelector('.govuk-exit-this-page__button .govuk-exit-this-page__indicator');
    return {
      said: document.querySelector('.govuk-exit-this-page > .govuk-visually-hidden[role="status"]').textContent,
      on: lights.querySelectorAll('.govuk-exit-this-page__indicator-light--on').length,
      lights: getComputedStyle(lights).display !== 'none',
    };
  });
  expect(now).toEqual(state);
}

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** A page whose time stands still until a test moves it. */
async function timeless(page, path = '/help') {
  await page.clock.install();
  await page.goto(path);
  await page.clock.pauseAt(Date.now() + 3_600_000);
}

test('each press is told and shown, the third one leaves', { tag: '@scripts' }, async ({ page }) => {
  await page.goto('/help');
  await expect(page.locator('.govuk-exit-this-page__indicator-light')).toHaveCount(3);
  await expect(page.locator('.govuk-exit-this-page__indicator')).toHaveAttribute('aria-hidden', 'true');
  await expectState(page, NOTHING);
  await press(page, 'ShiftLeft');
  await expectState(page, ONE);
  await press(page, 'ShiftRight');
  await expectState(page, TWO);
  await press(page, 'Shift');
  await expect(page).toHaveURL(AWAY);
});

test('in Welsh it is told in Welsh', { tag: '@scripts' }, async ({ page }) => {
  await timeless(page, '/cy/help/emergency');
  await expect(page.locator('a.govuk-js-exit-this-page-button')).toContainText('Gadael y dudalen');
  await press(page, 'Shift');
  await expectState(page, { ...ONE, said: "Pwyswch 'Shift' 2 gwaith arall" });
  await press(page, 'Shift');
  await expectState(page, { ...TWO, said: "Pwyswch 'Shift' 1 mwy o amser" });
  await page.clock.runFor(5_000);
  await expectState(page, { ...EXPIRED, said: "Wedi'i amseru" });
});

test('five seconds after each press it is over', { tag: '@scripts' }, async ({ page }) => {
  await timeless(page);
  await press(page, 'Shift');
  await page.clock.runFor(4_990);
  await expectState(page, ONE);
  // The time begins again with each press.
  await press(page, 'Shift');
  await page.clock.runFor(4_990);
  await expectState(page, TWO);
  await page.clock.runFor(20);
  await expectState(page, EXPIRED);
  await page.clock.runFor(4_970);
  await expectState(page, EXPIRED);
  await page.clock.runFor(30);
  await expectState(page, NOTHING);
  // It begins from nothing; and what is said now is not cleared by what was said before.
  await press(page, 'Shift', 'a');
  await expectState(page, EXPIRED);
  await page.clock.runFor(4_000);
  await press(page, 'Shift', 'Shift');
  await page.clock.runFor(1_010);
  await expectState(page, TWO);
  await press(page, 'Shift');
  await expect(page).toHaveURL(AWAY);
});

test('any other key in between begins it anew', { tag: '@scripts' }, async ({ page }) => {
  const others = ['a', 'Escape', 'Tab', 'Control', 'Alt', 'CapsLock', 'Space', 'Shift+A', 'Shift+Tab', 'Shift+Control'];
  await timeless(page);
  for (const key of others) {
    await test.step(key, async () => {
      // On its own it is nothing, and not a word is said.
      await press(page, key, key, key);
      await expectState(page, NOTHING);
      await press(page, 'Shift', 'Shift');
      await expectState(page, TWO);
      await press(page, key);
      await expectState(page, EXPIRED);
      await press(page, 'Shift', 'Shift');
      await expectState(page, TWO);
      await press(page, key);
      await page.clock.runFor(5_010);
    });
  }
  await expect(page).toHaveURL('/help');
});

test('typing in capitals does not leave', { tag: '@scripts' }, async ({ page }) => {
  await begin(page);
  await page.goto('/report/4');
  await page.locator('main textarea').focus();
  await press(page, 'Shift+H', 'Shift+E', 'Shift+Space', 'Shift+I', 'Shift+S');
  // One Shift for several letters.
  await page.keyboard.down('Shift');
  await press(page, 'H', 'E', 'R', 'E');
  await page.keyboard.up('Shift');
  await expectState(page, NOTHING);
  // A quick hand lets go of Shift before the letter.
  for (const letter of 'NOW') {
    await page.keyboard.down('Shift');
    await page.keyboard.down(letter);
    await page.keyboard.up('Shift');
    await page.keyboard.up(letter);
    await expectState(page, NOTHING);
  }
  await press(page, 'CapsLock', 'a', 'b', 'c', 'CapsLock');
  await expect(page).toHaveURL('/report/4');
  await expect(page.locator('main textarea')).toHaveValue(/^HE IS ?HERENOW/);
});

test('one Shift held down for long is one press', { tag: '@scripts' }, async ({ page }) => {
  await page.goto('/help');
  for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down('Shift');
  await expectState(page, NOTHING);
  await page.keyboard.up('Shift');
  await expectState(page, ONE);
});

/** Keys that go down (`+ShiftLeft`) and come up (`-ShiftLeft`), in this order. */
async function hands(page, ...moves) {
  for (const move of moves) await page.keyboard[move[0] === '+' ? 'down' : 'up'](move.slice(1));
}

const [LEFT, RIGHT] = [['+ShiftLeft', '-ShiftLeft'], ['+ShiftRight', '-ShiftRight']];

for (const [name, moves] of Object.entries({
  'both at once': Array(3).fill(['+ShiftLeft', '+ShiftRight', '-ShiftLeft', '-ShiftRight']).flat(),
  'both at once, and the other comes up first': Array(2).fill(['+ShiftLeft', '+ShiftRight', '-ShiftRight', '-ShiftLeft']).flat(),
  'one rests, the other is tapped': ['+ShiftLeft', ...RIGHT, ...RIGHT, ...RIGHT],
  'by turns': [...LEFT, ...RIGHT, ...LEFT],
  'by turns that overlap': ['+ShiftLeft', '+ShiftRight', '-ShiftLeft', '+ShiftLeft', '-ShiftRight', '+ShiftRight', '-ShiftLeft'],
  'a system that tells of one of two alone': Array(3).fill(['+ShiftLeft', '+ShiftRight', '-ShiftRight']).flat(),
})) {
  test(`a panicked hand leaves: ${name}`, { tag: '@scripts' }, async ({ page }) => {
    await page.goto('/help');
    await hands(page, ...moves);
    await expect(page).toHaveURL(AWAY);
  });
}

/** Three times what is no press, whatever else is going on. */
async function thrice(page, act) {
  for (let time = 0; time < 3; time += 1) await act();
  await expectState(page, NOTHING);
  await expect(page).toHaveURL('/help');
  // Counting has not ended: what is meant still counts.
  await press(page, 'Shift');
  await expectState(page, ONE);
}

for (const modifier of ['Alt', 'Control', 'Meta']) {
  test(`Shift tapped while ${modifier} is held is for the system`, { tag: '@scripts' }, async ({ page }) => {
    await timeless(page);
    await page.keyboard.down(modifier);
    for (let time = 0; time < 3; time += 1) await press(page, 'Shift');
    await page.keyboard.up(modifier);
    await thrice(page, () => hands(page, `+${modifier}`, '+Shift', `-${modifier}`, '-Shift'));
  });

  test(`so is Shift held while ${modifier} is tapped`, { tag: '@scripts' }, async ({ page }) => {
    await timeless(page);
    await thrice(page, () => hands(page, '+Shift', `+${modifier}`, '-Shift', `-${modifier}`));
  });
}

test('AltGr with Shift writes a sign', { tag: '@scripts' }, async ({ page }) => {
  await timeless(page);
  // Playwright's keyboard has no AltGr: the events as Chromium gives them on Linux.
  const key = (type, modifierAltGraph) =>
    page.evaluate(
      ([name, init]) => document.body.dispatchEvent(new KeyboardEvent(name, { key: 'Shift', code: 'ShiftLeft', location: 1, bubbles: true, ...init })),
      [type, { modifierAltGraph }],
    );
  await thrice(page, async () => {
    await key('keydown', true);
    await key('keyup', true);
  });
});

for (const [name, act] of Object.entries({
  click: (page) => page.mouse.click(5, 300),
  wheel: (page) => page.mouse.wheel(0, 40),
  'button that is held': (page) => page.mouse.move(50, 320),
})) {
  test(`Shift with a mouse's ${name} is for the mouse`, { tag: '@scripts' }, async ({ page }) => {
    await timeless(page);
    await thrice(page, async () => {
      await page.mouse.move(5, 300);
      if (name.includes('held')) await page.mouse.down();
      await page.keyboard.down('Shift');
      await act(page);
      await page.keyboard.up('Shift');
      await page.mouse.up();
    });
  });
}

test('a mouse that is merely moved stops nobody', { tag: '@scripts' }, async ({ page }) => {
  await page.goto('/help');
  for (let time = 0; time < 3; time += 1) {
    await page.keyboard.down('Shift');
    await page.mouse.move(40 + time, 300);
    await page.keyboard.up('Shift');
  }
  await expect(page).toHaveURL(AWAY);
});

test('Shift on the way into another window, or out of one, is no press', { tag: '@scripts' }, async ({ page }) => {
  await timeless(page);
  await thrice(page, async () => {
    await page.keyboard.down('Shift');
    await page.evaluate(() => dispatchEvent(new FocusEvent('blur')));
    await page.keyboard.up('Shift');
  });
  await press(page, 'Escape');
  await page.clock.runFor(5_010);
  // It went down over there.
  const up = { key: 'Shift', code: 'ShiftLeft', location: 1, bubbles: true };
  await thrice(page, () => page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent('keyup', init)), up));
});

test('where letters are put together by a program, Shift leaves too', { tag: '@scripts' }, async ({ page }) => {
  await page.goto('/help');
  for (let time = 0; time < 3; time += 1) {
    await page.evaluate(() => {
      const shift = { code: 'ShiftLeft', location: 1, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...shift, key: 'Process', shiftKey: true }));
      document.body.dispatchEvent(new KeyboardEvent('keyup', { ...shift, key: 'Shift' }));
    });
  }
  await expect(page).toHaveURL(AWAY);
});

for (const [where, path, selector] of [
  ['a line of words', '/report/23', '[name="reporter.name"]'],
  ['a radio', '/report/3', '#place\\.nation'],
  ['a list', '/report/23', '[name="place.campus"]'],
  ['the button', '/report/2', '.govuk-js-exit-this-page-button'],
]) {
  test(`it leaves from ${where}, whatever the page does with keys`, { tag: '@scripts' }, async ({ page }) => {
    await begin(page);
    await page.goto(path);
    await page.evaluate(() => document.body.addEventListener('keyup', (event) => event.stopPropagation(), true));
    await page.locator(selector).focus();
    await press(page, 'Shift', 'Shift');
    await expectState(page, TWO);
    await press(page, 'Shift');
    await expect(page).toHaveURL(AWAY);
  });
}
