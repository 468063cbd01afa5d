import type { Locale } from '../core/locale.ts';

/** The words that only Slack needs; what both platforms say is in core/phrases.ts. */
export interface SlackPhrases {
  readonly also: string;
  readonly showDetails: string;
  readonly threadRateLimited: string;
  readonly threadUnreadable: string;
  readonly fileUnreadable: string;
  readonly fileNotText: string;
  readonly staleButton: string;
  readonly notShared: string;
  readonly homeTitle: string;
  readonly homeIntro: string;
  readonly homeWays: readonly { readonly title: string; readonly text: string }[];
  readonly homeSearch: string;
  readonly homeHint: string;
}

const en: SlackPhrases = {
  also: 'If that does not help',
  showDetails: 'Details of another code',
  threadRateLimited:
    'I could not read this thread: Slack asked me to slow down. Mention me again in a minute, or write the code here.',
  threadUnreadable:
    'I could not read this thread: I may not be in this channel, or the app lacks the permission. Invite me, or write the code here.',
  fileUnreadable:
    'I could not read the attached file. Paste the lines around the error, or ask an administrator to give the app the files:read permission.',
  fileNotText: 'I can read text files and snippets only. Export the log as text, or paste the lines around the error.',
  staleButton: 'This button no longer works. Ask again with /omerr and the code.',
  notShared: 'I could not share this answer. Ask again with /omerr and the code, and share the new one.',
  homeTitle: 'What does this error code mean?',
  homeIntro:
    'I explain Windows error codes and say what to do about them, in English and Chinese. There are three ways to ask.',
  homeWays: [
    {
      title: '1. Paste the error in a channel',
      text: 'Where I am a member, I answer in the thread of a message that holds a code I know, and stay silent otherwise. /invite @omerr brings me in.',
    },
    {
      title: '2. Type /omerr',
      text: 'Anywhere: /omerr 0x80cf0016, /omerr OM_E_NO_SERVICE, /omerr restart pending. Only you see the answer, until you share it.',
    },
    {
      title: '3. Mention me in a thread',
      text: '@omerr reads the thread and answers its codes. On any single message: More actions, Explain error codes. Or send me a direct message, also with a log file.',
    },
  ],
  homeSearch: 'Try it here',
  homeHint: '0x80cf0016, OM_E_NO_SERVICE or a few words',
};

const zhCN: SlackPhrases = {
  also: '如果仍未解决',
  showDetails: '查看其他代码',
  threadRateLimited: '无法读取此消息列：Slack 要求稍候。请一分钟后再提及我，或直接在这里写出代码。',
  threadUnreadable: '无法读取此消息列：我可能不在此频道中，或者应用缺少权限。请邀请我加入，或直接在这里写出代码。',
  fileUnreadable: '无法读取附件。请粘贴错误附近的几行，或请管理员授予应用 files:read 权限。',
  fileNotText: '我只能读取文本文件和代码片段。请将日志导出为文本，或粘贴错误附近的几行。',
  staleButton: '此按钮已失效。请用 /omerr 加代码重新查询。',
  notShared: '无法分享此答案。请用 /omerr 加代码重新查询，再分享新的答案。',
  homeTitle: '这个错误代码是什么意思？',
  homeIntro: '我用中文和英文说明 Windows 错误代码的含义和解决方法。有三种提问方式。',
  homeWays: [
    {
      title: '1. 在频道中粘贴错误',
      text: '在我已加入的频道中，如果消息包含我认识的代码，我会在其消息列中回复，否则保持安静。用 /invite @omerr 邀请我。',
    },
    {
      title: '2. 输入 /omerr',
      text: '在任何地方：/omerr 0x80cf0016、/omerr OM_E_NO_SERVICE、/omerr 等待重启。在你分享之前，只有你能看到答案。',
    },
    {
      title: '3. 在消息列中提及我',
      text: '@omerr 会读取该消息列并说明其中的代码。对单条消息：更多操作，Explain error codes。也可以给我发私信，附上日志文件亦可。',
    },
  ],
  homeSearch: '在这里试试',
  homeHint: '0x80cf0016、OM_E_NO_SERVICE 或几个词',
};

/** The words of the Slack platform in each language. */
export const slackPhrases: Readonly<Record<Locale, SlackPhrases>> = { en, 'zh-CN': zhCN };
