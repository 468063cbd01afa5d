import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardsIn } from './cards-in.ts';
import { type Playground, startPlayground } from './start-playground.ts';

const { CI, CHROMIUM_PATH = '/usr/bin/chromium' } = process.env;
const hasChromium = existsSync(CHROMIUM_PATH);
const pictures = fileURLToPath(new URL('../../.vitest/teams/', import.meta.url));

function launch(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet];
  return chromium.launch({ executablePath: CHROMIUM_PATH, args });
}

test('a Chromium is there, or this machine is no build server', ({ skip }) => {
  if (!hasChromium && !CI)
    skip(`no Chromium at ${CHROMIUM_PATH}; CHROMIUM_PATH names another one. The browser tests are skipped.`);
  expect(hasChromium).toBe(true);
});

describe.runIf(hasChromium)('a person in Agents Playground', () => {
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    playground = await startPlayground();
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(10_000);
    // Nothing outside of this machine is loaded, such as fonts.
    await page.route('**/*', (route) =>
      /^(https?:\/\/(localhost|127\.0\.0\.1)[:/]|data:)/.test(route.request().url()) ? route.continue() : route.abort(),
    );
    await page.goto(playground.url);
    await button('Hide log panel').click();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await playground.stop();
  });

  const button = (name: string) => page.locator(`button[title="${name}"], button[aria-label="${name}"]`);
  const words = (text: string) => page.getByText(text, { exact: true }).last();
  const picture = (name: string) => page.screenshot({ path: `${pictures}${name}.png` });
  const openChat = (name: string) => button(name).click();
  const write = async (text: string) => {
    await page.locator('[contenteditable=true]').first().click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };

  test('pastes an error and reads the card, its details and its other remedies', async () => {
    await write('Update failed: 0x80CF0016');
    await words('0x80cf0016').waitFor();
    await picture('paste-wide-en');
    await words('Replace the retired agent').click();
    await words('Details').click();
    await words('-2133917674').waitFor();
    await picture('details-wide-en');
    await words('Details').click();
  }, 30_000);

  test('turns the card to the other language and back', async () => {
    await words('中文').click();
    await words('解决方法').waitFor();
    await picture('language-wide-zh');
    await words('English').click();
    await words('What to do').waitFor();
  }, 30_000);

  test('says that it helped', async () => {
    await words('Helpful').click();
    await words('Thank you for the feedback.').waitFor();
    await picture('helpful-wide-en');
  }, 30_000);

  test('mentions the bot in a channel and is answered in the thread', async () => {
    await openChat('My Team - General');
    await page.locator('[contenteditable=true]').first().click();
    await page.keyboard.type('@');
    await page.getByRole('menuitem', { name: 'Test Bot' }).click();
    await page.keyboard.type(' what is 0x80cf2007?');
    await words('Post').click();
    await words('0x80cf2007').waitFor();
    await picture('channel-wide-en');
  }, 30_000);

  test('asks privately and shares the answer', async () => {
    await openChat('Group Chat');
    await playground.write(playground.groupChat, '@bot /omerr 0x80cf0018');
    await words('Share to channel').click();
    await words('Shared by Alex Wilber').waitFor();
    await picture('share-wide-en');
  }, 30_000);

  test('searches while writing', async () => {
    await openChat('Personal Chat');
    await button('Trigger Message Extension App').click();
    await page.getByText('Search Command').click();
    await page.getByPlaceholder('Enter a search term').fill('0x80cf2007');
    await page.keyboard.press('Enter');
    await page.getByText('0x80cf2007 OM_E_UH_INSTALLERHUNG').waitFor();
    await picture('search-wide-en');
    await page.keyboard.press('Escape');
  }, 30_000);

  test('asks about a message and reads the answer in a dialog', async () => {
    await page.reload();
    await openChat('Personal Chat');
    await write('it says 0x80CF4018 since today');
    await words('0x80cf4018').waitFor();
    await button('Show more information').nth(-2).click();
    await page.getByText('Action Command').click();
    await words('Create').click();
    await page.getByRole('dialog').getByText('· OM_E_PT_HTTP_STATUS_FORBIDDEN').waitFor();
    await picture('action-wide-en');
  }, 30_000);

  test('does the same in a narrow window, in Chinese', async () => {
    const narrow = await browser.newPage({ viewport: { width: 600, height: 900 } });
    await narrow.goto(playground.url);
    await narrow.locator('button[title="Hide log panel"]').click();
    await playground.write(playground.personalChat, '错误 0x80cf0016 怎么办？');
    await narrow.getByText('解决方法').last().waitFor();
    await narrow.screenshot({ path: `${pictures}paste-narrow-zh.png` });
    await narrow.close();
  }, 30_000);
});

describe.runIf(hasChromium)("cards in Microsoft's renderer", () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launch();
  });
  afterAll(() => browser.close());

  test.each([
    { width: 320, theme: 'light', locale: 'en' },
    { width: 320, theme: 'dark', locale: 'zh-CN' },
    { width: 640, theme: 'light', locale: 'zh-CN' },
    { width: 640, theme: 'dark', locale: 'en' },
  ] as const)(
    'have everything in sight at $width pixels, $theme, $locale',
    async ({ width, theme, locale }) => {
      const page = await browser.newPage({ viewport: { width: width + 32, height: 800 } });
      await page.setContent('<body></body>');
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js') });
      await page.addScriptTag({ path: fileURLToPath(new URL('show-cards.js', import.meta.url)) });
      const cutOff = await page.evaluate(`showCards(${JSON.stringify({ cards: cardsIn(locale), width, theme })})`);
      await page.screenshot({ path: `${pictures}cards-${width}-${theme}-${locale}.png`, fullPage: true });
      expect(cutOff).toEqual([]);
    },
    30_000,
  );
});
