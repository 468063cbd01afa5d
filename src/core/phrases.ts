import type { Outcome, Who } from './catalog.ts';
import type { Locale } from './locale.ts';

/** The words of the answer itself. Entries and remediations have their own. */
export interface Phrases {
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly who: Readonly<Record<Who, string>>;
  readonly severity: Readonly<Record<'success' | 'informational' | 'warning' | 'error', string>>;
  readonly whatToDo: string;
  readonly firstStep: string;
  readonly caution: string;
  readonly hex: string;
  readonly signed: string;
  readonly unsigned: string;
  readonly family: string;
  readonly component: string;
  readonly related: string;
  readonly source: string;
  readonly details: string;
  readonly allSteps: string;
  readonly fewerSteps: string;
  readonly otherLanguage: string;
  readonly share: string;
  readonly helpful: string;
  readonly notHelpful: string;
  readonly thanks: string;
  readonly unknownCode: string;
  readonly didYouMean: string;
  /** Codes with an entry whose numbers are near. */
  readonly nearest: string;
  readonly searchResults: string;
  readonly extendCode: (extend: string) => string;
  readonly more: (count: number) => string;
  readonly sharedBy: (person: string) => string;
  /** Sentences to a person who asked. */
  readonly empty: string;
  readonly help: string;
  readonly noCode: string;
  readonly tooLong: (limit: number) => string;
  readonly failed: string;
  /** How to add a code that has no entry. */
  readonly addCode: string;
  /** What is said of files. */
  readonly logCut: (megabytes: number) => string;
  readonly noCodeInLog: string;
  readonly fileIsNoText: string;
  /** Which of the two the Chinese word 代理 means is open. */
  readonly agentOrProxy: string;
  readonly moreFiles: (count: number) => string;
}

const en: Phrases = {
  outcome: { failure: 'Failure', partial: 'Partial success', 'nothing-to-do': 'Nothing to do', success: 'Success' },
  who: { user: 'User', administrator: 'Administrator' },
  severity: { success: 'success', informational: 'informational', warning: 'warning', error: 'error' },
  whatToDo: 'What to do',
  firstStep: 'First step',
  caution: 'Caution',
  hex: 'Hex',
  signed: 'Signed',
  unsigned: 'Unsigned',
  family: 'Family',
  component: 'Component',
  related: 'Related',
  source: 'Source',
  details: 'Details',
  allSteps: 'All steps',
  fewerSteps: 'Fewer steps',
  otherLanguage: '中文',
  share: 'Share to channel',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  thanks: 'Thank you for the feedback.',
  unknownCode: 'This code has no entry yet',
  didYouMean: 'Did you mean',
  nearest: 'Nearest known codes',
  searchResults: 'Codes that match your words',
  extendCode: (extend) => `Setup extend code ${extend}: it tells the phase of setup in which this happened.`,
  more: (count) => (count === 1 ? 'One more code was left out.' : `${count} more codes were left out.`),
  sharedBy: (person) => `Shared by ${person}`,
  empty:
    'Give me an error code, a symbolic name or a few words, for example 0x80cf0016, OM_E_NO_SERVICE or "restart pending".',
  help: 'Send me an error code in any notation (0x80cf0016, 80CF0016, -2133917674), a symbolic name (OM_E_NO_SERVICE), a part of one, a few words, or a page of log. I answer with what each code means and what to do about it, in English or Chinese.',
  noCode: 'I found no error code in this. Codes look like 0x80cf0016, -2133917674 or OM_E_NO_SERVICE.',
  tooLong: (limit) =>
    `Only the first ${limit.toLocaleString('en')} characters were read. Send a longer text as a file.`,
  failed: 'Something went wrong while I looked this up. Please try once more.',
  addCode:
    'To add it, open an issue or a pull request with the code and its source; data/README.md says how an entry is written.',
  logCut: (megabytes) => `Only the beginning of the log was read, at most ${megabytes} MB of it.`,
  noCodeInLog: 'I found no error code in this log.',
  fileIsNoText: 'This is no text file, so I cannot read it. Save the log as text and send that.',
  agentOrProxy:
    '代理 can be the agent (代理程序) or a proxy (代理服务器). Search with the longer word to see one of them only.',
  moreFiles: (count) => (count === 1 ? 'One more file was not read.' : `${count} more files were not read.`),
};

const zhCN: Phrases = {
  outcome: { failure: '失败', partial: '部分成功', 'nothing-to-do': '无需操作', success: '成功' },
  who: { user: '用户', administrator: '管理员' },
  severity: { success: '成功', informational: '信息', warning: '警告', error: '错误' },
  whatToDo: '解决方法',
  firstStep: '第一步',
  caution: '注意',
  hex: '十六进制',
  signed: '有符号',
  unsigned: '无符号',
  family: '类别',
  component: '组件',
  related: '相关代码',
  source: '来源',
  details: '详细信息',
  allSteps: '全部步骤',
  fewerSteps: '收起步骤',
  otherLanguage: 'English',
  share: '分享到频道',
  helpful: '有帮助',
  notHelpful: '没有帮助',
  thanks: '感谢你的反馈。',
  unknownCode: '此代码尚无条目',
  didYouMean: '你是不是要找',
  nearest: '数字相近的代码',
  searchResults: '与你的词匹配的代码',
  extendCode: (extend) => `安装扩展代码 ${extend}：表示发生在安装程序的哪个阶段。`,
  more: (count) => `另有 ${count} 个代码未列出。`,
  sharedBy: (person) => `由 ${person} 分享`,
  empty: '请输入错误代码、符号名称或几个词，例如 0x80cf0016、OM_E_NO_SERVICE 或“等待重启”。',
  help: '请发送任意写法的错误代码（0x80cf0016、80CF0016、-2133917674）、符号名称（OM_E_NO_SERVICE）或其一部分、几个词，或一段日志。我会用中文或英文说明每个代码的含义和解决方法。',
  noCode: '这里没有找到错误代码。错误代码形如 0x80cf0016、-2133917674 或 OM_E_NO_SERVICE。',
  tooLong: (limit) => `只读取了前 ${limit.toLocaleString('zh-CN')} 个字符。更长的文本请以文件发送。`,
  failed: '查询时出错，请再试一次。',
  addCode: '如需添加，请提交 issue 或 pull request，写明代码及其来源；条目的写法见 data/README.md。',
  logCut: (megabytes) => `只读取了日志的开头部分，最多 ${megabytes} MB。`,
  noCodeInLog: '这份日志中没有找到错误代码。',
  fileIsNoText: '这不是文本文件，无法读取。请将日志另存为文本后发送。',
  agentOrProxy: '“代理”既可指代理程序（agent），也可指代理服务器（proxy）。用完整的词搜索，即可只看其中一种。',
  moreFiles: (count) => `另有 ${count} 个文件未读取。`,
};

/** The words of omerr in each language. */
export const phrases: Readonly<Record<Locale, Phrases>> = { en, 'zh-CN': zhCN };
