import type { Locale } from '../core/locale.ts';

/** What the bot says about Teams itself; what it says about codes is in the core. */
interface TeamsPhrases {
  readonly welcome: string;
  readonly threadForbidden: string;
  readonly threadUnavailable: string;
  readonly fileUnreadable: string;
  readonly fileNotText: string;
  readonly moreFiles: (count: number) => string;
  readonly shared: string;
  readonly outdatedButton: string;
  readonly explainTitle: string;
  readonly askForOne: string;
  /** Before the titles of what else can be done. */
  readonly more: string;
}

const en: TeamsPhrases = {
  welcome:
    'Hello. Paste an error code, a line of log or a text file here, and I tell you what each code means and what to do about it. In a channel, mention me or type / and choose omerr. For example: 0x80cf0016',
  threadForbidden:
    'I could not read this thread: the permission to read channel messages is missing. A team owner grants it when the app is added or updated. This answers your message alone.',
  threadUnavailable:
    'I could not read this thread just now. This answers your message alone; mention me again in a minute, or paste the lines with the error.',
  fileUnreadable: 'I could not read the file. Please paste the lines with the error here.',
  fileNotText:
    'This file is no text. Send a text file, such as a .log or .txt, or paste the lines with the error here.',
  moreFiles: (count) => (count === 1 ? 'One more file was not read.' : `${count} more files were not read.`),
  shared: 'Shared to this conversation.',
  outdatedButton: 'This button no longer works. Please ask once more.',
  explainTitle: 'Error codes in this message',
  askForOne: 'Ask for one of these codes alone to see all steps.',
  more: 'More: ',
};

const zhCN: TeamsPhrases = {
  welcome:
    '你好。把错误代码、一行日志或文本文件发到这里，我会说明每个代码的含义和解决方法。在频道中请提及我，或输入 / 并选择 omerr。例如：0x80cf0016',
  threadForbidden:
    '无法读取此会话：缺少读取频道消息的权限。团队所有者在添加或更新应用时可以授予该权限。以下仅回答你的这条消息。',
  threadUnavailable: '暂时无法读取此会话。以下仅回答你的这条消息；请稍后再次提及我，或直接粘贴包含错误的几行。',
  fileUnreadable: '无法读取该文件。请把包含错误的几行粘贴到这里。',
  fileNotText: '该文件不是文本文件。请发送 .log 或 .txt 等文本文件，或把包含错误的几行粘贴到这里。',
  moreFiles: (count) => `另有 ${count} 个文件未读取。`,
  shared: '已分享到此对话。',
  outdatedButton: '此按钮已失效，请重新提问。',
  explainTitle: '此消息中的错误代码',
  askForOne: '单独查询其中一个代码，即可查看全部步骤。',
  more: '其他方法：',
};

/** The words of the Teams bot in each language. */
export const teamsPhrases: Readonly<Record<Locale, TeamsPhrases>> = { en, 'zh-CN': zhCN };
