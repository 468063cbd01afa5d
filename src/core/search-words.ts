/**
 * What people call the same thing, one thing to a row. The first word stands for the row, in the texts that are searched and in
 * what is searched for, so that either language finds the other and nobody has to know our words. A row has what administrators
 * say, Microsoft's terms in Chinese, and abbreviations of symbolic names; Chinese words that a dictionary would cut in two belong
 * here as well.
 */
const rows: readonly (readonly string[])[] = [
  ['restart', 'reboot', '重启', '重新启动', '重新開機', '重新啟動', '重开机', '重新引导'],
  ['pending', 'waiting', 'wait', 'await', 'awaiting', '挂起', '等待', '待处理', '未决', '擱置'],
  ['cancel', 'canceled', 'cancelled', 'cancellation', 'abort', 'aborted', '取消', '中止', '终止', '取消了'],
  ['proxy', 'proxies', '代理服务器', '代理伺服器'],
  ['agent', '代理程序', '代理程式', '代理服务程序'],
  ['authentication', 'authenticate', 'auth', '身份验证', '身份驗證', '认证', '認證', '鉴权'],
  ['authentication', 'credential', 'password', 'username', '凭据', '憑證', '密码', '用户名'],
  ['authorization', 'authorize', 'authorized', 'unauthorized', '授权', '授權', '未授权'],
  [
    'login',
    'sign in',
    'signed in',
    'sign on',
    'log in',
    'logon',
    'log on',
    'logged on',
    'logged in',
    'signing in',
    '登录',
    '登入',
    '登陆',
  ],
  ['busy', 'overloaded', 'overload', '忙', '繁忙', '忙碌', '过载', '太忙'],
  ['server', 'servers', '服务器', '伺服器'],
  ['service', '服务', '服務'],
  ['timeout', 'time out', 'timed out', 'times out', 'too long', '超时', '逾时', '逾時', '超过时间'],
  ['network', 'internet', 'connectivity', 'offline', '网络', '網路', '联网', '断网', '网路'],
  ['connection', 'connect', 'connecting', 'disconnected', '连接', '連線', '连线'],
  ['dns', 'name resolution', 'host name', 'hostname', '主机名', '域名', '名称解析', '解析名称'],
  ['computer', 'pc', 'machine', 'device', 'laptop', '计算机', '电脑', '電腦', '设备', '本机'],
  ['install', 'installation', 'installed', 'installing', 'setup', '安装', '安裝', '装不上', '装上'],
  ['uninstall', 'remove', 'removal', 'deinstall', '卸载', '解除安装', '删除'],
  ['download', 'downloading', '下载', '下載'],
  ['update', 'updates', 'patch', 'hotfix', '更新', '补丁', '升级'],
  ['upload', '上传'],
  ['signature', 'signed', '签名', '簽章'],
  ['certificate', 'cert', 'certificates', '证书', '憑證書'],
  ['hash', 'digest', 'checksum', '哈希', '摘要', '校验和', '校验'],
  ['database', 'data store', 'datastore', 'ds', '数据存储', '数据库', '資料庫'],
  ['cache', 'cached', '缓存', '快取'],
  ['locked', 'lock', 'in use', '锁定', '占用', '被锁', '正在使用'],
  ['denied', 'deny', 'access denied', 'permission', 'permissions', '拒绝', '拒绝访问', '权限', '存取被拒'],
  ['forbidden', 'not allowed', 'disallowed', 'blocked', 'block', '禁止', '不允许', '不准', '阻止', '拦截'],
  ['allow', 'allowed', 'permitted', '允许'],
  ['disabled', 'disable', 'turned off', 'switched off', '禁用', '停用', '已关闭', '关掉'],
  ['shutdown', 'shut down', 'shutting down', '关机', '正在关闭', '关闭'],
  ['stop', 'stopped', 'stops', '停止'],
  ['policy', 'group policy', 'gpo', '策略', '组策略', '群組原則'],
  ['license', 'licence', 'eula', 'license terms', '许可', '许可证', '许可条款', '授權條款'],
  ['user', '用户', '使用者'],
  ['missing', 'lost', 'absent', '缺少', '缺失', '丢失'],
  ['notfound', 'not found', '404', '未找到', '找不到', '没有找到'],
  ['corrupt', 'corrupted', 'damaged', 'corruption', '损坏', '损毁', '已损坏'],
  ['invalid', 'not valid', 'wrong', 'incorrect', 'bad', '无效', '不正确', '错误的', '無效'],
  ['unknown', 'unrecognized', '未知', '不认识'],
  ['unexpected', 'unforeseen', '意外', '未预料到', '出乎意料'],
  ['supported', 'support', 'unsupported', 'not supported', '支持', '不支持', '不受支持'],
  ['duplicate', 'twice', '重复', '重複'],
  ['already', '已经', '已安装'],
  ['registry', '注册表', '登录档'],
  ['register', 'registered', 'registration', 'enroll', 'enrollment', 'enrolment', '注册', '登记'],
  ['metadata', '元数据'],
  ['handler', '处理程序'],
  ['installer', 'windows installer', 'msi', 'msiexec', '安装程序'],
  ['hang', 'hung', 'hangs', 'stuck', 'frozen', 'freezes', '卡住', '挂死', '没有响应', '无响应'],
  ['format', '格式'],
  ['version', '版本'],
  ['session', '会话'],
  ['token', 'user token', '令牌', '用户令牌'],
  ['callback', 'call back', '回调'],
  ['rollback', 'roll back', 'rolled back', 'revert', '回滚', '还原'],
  ['signout', 'logoff', 'log off', '注销'],
  ['endpoint', '终结点', '端点'],
  ['protocol', '协议'],
  ['request', 'req', '请求', '要求'],
  ['response', 'reply', 'answer', '响应', '答复', '回应'],
  ['gateway', '网关', '閘道'],
  ['unavailable', 'not available', 'unavail', 'notavail', '不可用', '没有可用'],
  ['reach', 'unreachable', 'reached', '无法访问', '到达', '访问不了'],
  ['conflict', '冲突', '衝突'],
  ['exclusive', '独占'],
  ['space', 'disk space', 'disk full', '磁盘空间', '磁盘已满', '空间不足'],
  ['namespace', '命名空间'],
  ['mismatch', 'does not match', 'did not match', 'not match', '不一致', '不匹配', '不符'],
  ['fail', 'failure', '失败', '未能', '不成功'],
  ['file', '文件', '檔案'],
  ['url', 'uri', 'link', '网址', '链接'],
  ['address', '地址'],
  ['firewall', '防火墙', '防火牆'],
  ['paused', 'pause', '暂停'],
  ['clock', 'system time', 'time zone', '时钟', '时间不对', '时区', '系统时间'],
  ['superseded', '取代', '已被取代'],
  ['applicable', 'not applicable', '适用', '不适用'],
  ['event', 'events', '事件'],
  ['report', 'reporter', 'reporting', '报告', '上报'],
  ['expired', 'expire', 'expires', '过期', '到期', '已过期'],
  ['decrypt', 'decompress', 'extract', 'unpack', '解压', '解压缩', '提取'],
  ['loop', 'cycle', 'circular', '循环'],
  ['prompt', 'ask', 'asking', '提示'],
  ['expression', '表达式'],
  ['evaluate', 'evaluator', '评估', '计算器'],
  ['bits', 'background intelligent transfer', '后台智能传输'],
  ['noupdate', 'no update', 'no updates', '没有更新', '没有可用的更新'],
  ['cluster', '群集', '集群'],
  ['driver', '驱动程序', '驱动'],
  ['attribute', 'property', 'prop', '属性'],
  ['relation', 'relationship', 'dependency', '关系', '依赖'],
  ['index', '索引'],
  ['table', '表'],
  ['schema', '架构'],
  ['state', '状态'],
  ['capacity', 'limit', '上限', '容量'],
  ['range', '范围'],
  ['algorithm', '算法'],
  ['plugin', 'plug in', '插件'],
  ['scheme', 'method', '方式', '方案'],
  ['catalog', 'category', 'categories', '类别', '目录'],
  ['impersonate', 'impersonation', '模拟'],
  ['interactive', '交互', '交互式'],
  ['ui', 'user interface', '界面', '用户界面'],
  ['location', '位置'],
  ['source', '来源', '源'],
  ['criteria', 'filter', '条件', '筛选'],
  ['trip', 'round trip', '往返'],
  ['servicing stack', '服务堆栈', '维护堆栈'],
  ['overflow', 'too many', '过多', '太多'],
  ['memory', '内存'],
  ['nodata', 'no data', '没有数据', '无数据'],
];

/** Words that say nothing of an error: what every question and every greeting has. */
const emptyWords = new Set(
  [
    "a about after again all also am an and any anybody anyone are aren't as at be because been before but by call calling can can't could did didn't do does doesn't doing don't for from get gets getting give go going got had has have having here how i i'm if in into is isn't it it's its just keep keeps kind know let like make me mean means more most much must my need now of on one only or other our out over please really s same say saying says see seem should show since so some somebody someone something still such t tell than that the their them then there these today they thing this those through to too try trying us use using very want wants was wasn't way we were what what's when where which while who whose why will with won't would you your",
    'code codes error errors hresult issue issues message messages problem problems trouble windows microsoft omerr show search find look lookup explain help fix solve solution',
    'afternoon bye cheers congrats cool evening everybody everyone fine friend friends good great guys hello hey hi lol lunch meeting morning nice night ok okay perfect sorry sure team thank thanks thx time today tomorrow test testing week weekend well wow yeah yep yes yesterday no not',
    '的 了 是 吗 呢 吧 啊 我 你 他 她 它 我们 你们 他们 这 那 这个 那个 什么 怎么 怎么办 怎样 如何 为什么 请 请问 请帮 帮 帮忙 帮我 看看 一下 有 没有 在 和 或 与 就 都 也 很 不 被 把 给 要 会 能 可以 因为 所以 但是 谁 哪 哪里 谢谢 你好 您好 大家 早上好 晚上好 好的 再见 今天 明天 昨天 天气 现在 一个 一直 总是 出现 显示 出错 错误 代码 报错 问题 解决 意思 知道 遇到 提示 时候',
  ].flatMap((words) => words.split(' ')),
);

/** The word that stands for its row. Single English words are compared by their stems. */
const standIns = new Map<string, string>();
for (const [first = '', ...others] of rows) {
  for (const words of [first, ...others]) {
    const key = isWord(words) ? stem(words) : words;
    if (!standIns.has(key)) standIns.set(key, stem(first));
  }
}

/** All single English words of the table. */
export const knownWords: readonly string[] = rows.flat().filter(isWord);

/** Chinese words, and English ones of several words, as alternatives of a pattern: the longest first. */
const alternatives = (inEnglish: boolean) =>
  rows
    .flat()
    .filter((words) => !isWord(words) && /^[a-z]/.test(words) === inEnglish)
    .sort((one, other) => other.length - one.length)
    .join('|');
const together = new RegExp(`(?<![a-z0-9])(?:${alternatives(true)})(?![a-z0-9])|${alternatives(false)}`, 'gu');

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text as the search compares them: lower case, without endings, one for all that mean the same. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  const rest = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_]/g, ' ')
    .replace(together, (found) => {
      words.push(standIns.get(found) ?? found);
      return ' ';
    });
  for (const [run] of rest.matchAll(/[\p{Script=Han}]+|[^\P{L}\p{Script=Han}][\p{L}\p{N}']*|\p{N}+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) add(run);
    else for (const { segment } of segmenter.segment(run)) add(segment);
  }
  return words;

  function add(word: string): void {
    // A single Chinese character is an ending or a particle more often than a word.
    if (!emptyWords.has(word) && !/^\p{Script=Han}$/u.test(word)) words.push(standInFor(word));
  }
}

/** The word that stands for a word, or its stem. */
export function standInFor(word: string): string {
  const key = stem(word);
  return standIns.get(key) ?? key;
}

function isWord(text: string): boolean {
  return /^[a-z0-9]+$/.test(text);
}

/** An English word without its commonest endings, roughly: the same for both sides of a comparison is enough. */
function stem(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word;
  const base = word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^su])s$/, '')
    .replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
    .replace(/([b-df-hj-km-np-tv-z])\1$/, '$1');
  return base.length > 4 ? base.replace(/e$/, '') : base;
}
