import { describe, expect, test } from 'vitest';
import type { Entry, Remediation } from '../src/core/catalog.ts';
import { locales } from '../src/core/locale.ts';
import { answerMessage, catalog } from './catalog.ts';

const entries = [...catalog.entries.values()];
const agent = entries.filter(({ name }) => /^OMC?_/.test(name));

/** The remediation written for one code alone: an entry begins with it. */
const own = (entry: Entry) => entry.remediation[0] as Remediation;
const textsOf = (remediation: Remediation) =>
  remediation.steps.flatMap((step) => ('text' in step ? [step.text.en, step.text['zh-CN']] : [step.run]));

test('all 209 codes of the Intune update agent have an entry', () => {
  expect(agent).toHaveLength(209);
});

describe.each(agent.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
  test.each(locales)('is answered by code and by name in %s', (locale) => {
    const byCode = answerMessage({ text: entry.code, locale });
    const byName = answerMessage({ text: name.toLowerCase(), locale });
    expect(byCode.answers).toHaveLength(1);
    expect(byCode.answers[0]).toMatchObject({ code: entry.code, name, notation: 'hex' });
    expect(byName.answers[0]).toMatchObject({ code: entry.code, name, notation: 'symbol' });
    expect(byCode.answers[0]?.meaning).toBe(entry.meaning[locale]);
    expect(byCode.answers[0]?.remediation[0]?.steps.length).toBeGreaterThan(0);
    expect(byCode.answers[0]?.note).toContain('2020-10-15');
  });

  test('begins with a remediation that no other entry has', () => {
    const mine = textsOf(own(entry)).join('\n');
    const sharing = entries.filter((other) => other !== entry && textsOf(own(other)).join('\n') === mine);
    expect(sharing.map((other) => other.name)).toEqual([]);
  });

  test('says what no other entry says', () => {
    for (const locale of locales) {
      const sharing = entries.filter((other) => other !== entry && other.meaning[locale] === entry.meaning[locale]);
      expect(sharing.map((other) => other.name)).toEqual([]);
    }
  });

  test('never says 代理 without telling agent from proxy', () => {
    const texts = [
      entry.meaning['zh-CN'],
      ...entry.remediation.flatMap((item) => [item.title['zh-CN'], ...textsOf(item)]),
    ];
    expect(texts.filter((text) => /代理(?!程序|服务器)/.test(text))).toEqual([]);
  });
});

describe('known mistakes of the source are corrected', () => {
  test.each([
    { code: '0x80cf4020', locale: 'en', says: [/\b501\b/], not: /\b500\b/ },
    { code: '0x80cf4020', locale: 'zh-CN', says: [/\b501\b/], not: /\b500\b/ },
    { code: '0x80cf4023', locale: 'en', says: [/\b504\b/], not: /\b503\b/ },
    { code: '0x80cf4023', locale: 'zh-CN', says: [/\b504\b/], not: /\b503\b/ },
    { code: '0x80cf6002', locale: 'en', says: [/\bhash\b/], not: /recogni[sz]ed|digest/i },
    { code: '0x80cf6002', locale: 'zh-CN', says: [/哈希/], not: /识别|摘要/ },
    { code: '0x80cf8017', locale: 'en', says: [/\btable\b/, /\bsession\b/], not: /\block/i },
    { code: '0x80cf8017', locale: 'zh-CN', says: [/表/, /会话/], not: /锁/ },
    { code: '0x80cf8018', locale: 'en', says: [/\bsession\b/, /\block\b/], not: /not associated|\btable\b/i },
    { code: '0x80cf8018', locale: 'zh-CN', says: [/会话/, /锁/], not: /关联|表/ },
    { code: '0x80cf8019', locale: 'en', says: [/\bfall back\b/], not: /\broll/i },
    { code: '0x80cf8019', locale: 'zh-CN', says: [/回退/], not: /回滚/ },
    { code: '0x80cf0016', locale: 'en', says: [/\bhad to restart\b/], not: /suspend/i },
    { code: '0x80cf0016', locale: 'zh-CN', says: [/必须先重启/], not: /挂起/ },
    { code: '0x80cf0018', locale: 'en', says: [/\buser token\b/], not: /\bmark/i },
    { code: '0x80cf0018', locale: 'zh-CN', says: [/用户令牌/], not: /标记/ },
    { code: '0x80cf0029', locale: 'en', says: [/\bbecause\b/], not: / or there might/i },
    { code: '0x80cf0029', locale: 'zh-CN', says: [/由于/], not: /或者/ },
    { code: '0x00cf0003', locale: 'en', says: [/\bupdates were being applied\b/], not: /\bapplications?\b/i },
    { code: '0x00cf0003', locale: 'zh-CN', says: [/应用更新/], not: /应用程序/ },
    { code: '0x00cf0004', locale: 'en', says: [/\bcallback\b/], not: /\bdial/i },
    { code: '0x00cf0004', locale: 'zh-CN', says: [/回调/], not: /回拨/ },
    { code: '0x80cf2018', locale: 'en', says: [/\bcallback\b/], not: /\bdial/i },
    { code: '0x80cf2018', locale: 'zh-CN', says: [/回调/], not: /回拨/ },
  ] as const)('$code in $locale', ({ code, locale, says, not }) => {
    const meaning = catalog.entries.get(code)?.meaning[locale] ?? '';
    for (const pattern of says) expect(meaning).toMatch(pattern);
    expect(meaning).not.toMatch(not);
  });
});

describe('the outcome tells what is no failure', () => {
  test.each([
    { code: '0x00cf0001', outcome: 'success' },
    { code: '0x00cf0003', outcome: 'partial' },
    { code: '0x00cf0005', outcome: 'success' },
    { code: '0x00cf0006', outcome: 'nothing-to-do' },
    { code: '0x80cf000c', outcome: 'nothing-to-do' },
    { code: '0x80cf0017', outcome: 'nothing-to-do' },
    { code: '0x80cf0024', outcome: 'nothing-to-do' },
    { code: '0x80cf004b', outcome: 'partial' },
    { code: '0x80cf402f', outcome: 'partial' },
    { code: '0x80cf0016', outcome: 'failure' },
  ] as const)('$code is $outcome', ({ code, outcome }) => {
    expect(catalog.entries.get(code)?.outcome).toBe(outcome);
  });
});

describe('the related Windows Update code', () => {
  test('is the code with the same low word, for 200 entries', () => {
    const related = agent.filter((entry) => entry.related.length > 0);
    expect(related).toHaveLength(200);
    for (const entry of related) {
      const code = entry.code.replace('cf', '24');
      expect(entry.related).toEqual([code]);
      expect(catalog.names.get(entry.related[0] ?? entry.code)?.[0]).toBe(entry.name.replace(/^OM/, 'WU'));
    }
  });

  test.each([
    '0x80cf0047',
    '0x80cf004a',
    '0x80cf004b',
    '0x80cf004c',
    '0x80cf004d',
    '0x80cf004e',
    '0x80cfa007',
  ] as const)('is not mapped by number for %s, whose number means something else there', (code) => {
    expect(catalog.entries.get(code)?.related).toEqual([]);
  });
});
