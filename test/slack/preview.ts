import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { chromium } from 'playwright-core';
import { locales } from '../../src/core/locale.ts';
import { toBlocks } from '../../src/slack/to-blocks.ts';
import { toHomeView } from '../../src/slack/to-home-view.ts';
import { answerMessage } from '../catalog.ts';
import { renderBlocks, style } from './render-blocks.ts';

/**
 * Draws what Slack would show, to be looked at: `npm run preview:slack -- <folder>` writes one picture for each kind of answer,
 * language and width.
 */
const [folder = 'dist/preview-slack'] = process.argv.slice(2);
const widths = { wide: 720, phone: 375 } as const;
const twelve = Array.from({ length: 12 }, (_, index) => `0x80cf80${index.toString(16).padStart(2, '0')}`).join(' ');
const texts = {
  one: '0x80cf0016',
  twelve,
  forty: Array.from({ length: 40 }, (_, index) => `0x80cf80${index.toString(16).padStart(2, '0')}`).join(' '),
  unknown: '0x8badf00d',
  search: 'restart pending',
  help: 'help',
  'no-failure': '0x00cf0005',
} as const;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
for (const locale of locales) {
  for (const [name, text] of Object.entries(texts)) {
    const answer = answerMessage({ text: name === 'search' && locale === 'zh-CN' ? '等待重启' : text, locale });
    await draw(`${name}.${locale}`, toMessage(toBlocks(answer, { isPrivate: true })));
    if (name === 'one') await draw(`one-all.${locale}`, toMessage(toBlocks(answer, { all: true, isPrivate: true })));
  }
  for (const name of ['one', 'twelve'] as const) {
    const answer = answerMessage({ text: texts[name], locale, overheard: true });
    await draw(`${name}-overheard.${locale}`, toMessage(toBlocks(answer)));
  }
  const home = toHomeView(locale, answerMessage({ text: '0x80cf0016', locale })).blocks as KnownBlock[];
  await draw(`home.${locale}`, `<div class="home">${renderBlocks(home)}</div>`);
}
await browser.close();

function toMessage(blocks: readonly KnownBlock[]): string {
  const who = '<div><span class="who">omerr</span> <span class="app">APP</span> <span class="when">9:41</span></div>';
  return `<div class="message"><div class="avatar">0x</div><div class="body">${who}${renderBlocks(blocks)}</div></div>`;
}

async function draw(name: string, html: string): Promise<void> {
  for (const [width, pixels] of Object.entries(widths)) {
    const page = await browser.newPage({ viewport: { width: pixels, height: 400 } });
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style>${html}`);
    const path = join(folder, `${name}.${width}.png`);
    writeFileSync(path, await page.screenshot({ fullPage: true }));
    await page.close();
  }
}
