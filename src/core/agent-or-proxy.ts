/**
 * In Chinese, 代理 alone can be the agent (代理程序) or a proxy (代理服务器). omerr's own texts never write it alone; people do.
 */
const alone = /代理(?!服务器|伺服器|程序|程式|服务程序)/gu;
/** Beside these words it is a proxy: what a proxy asks for, and what one configures of it. */
const ofProxies =
  /身份验证|身份驗證|认证|認證|验证|驗證|鉴权|用户名|密码|凭据|地址|端口|上网|网络|網路|联网|防火墙|浏览器|绕过|http|winhttp|wpad|pac|ie|407/iu;
/** Beside these words it is the agent: what one does with software on a computer. */
const ofAgents = /客户端|安装|卸载|升级|版本|进程|停止|崩溃|intune|注册表|日志/iu;

/** What can be meant by a text that says 代理: the text with the word written out, in every way it can be meant. */
export function readAgentOrProxy(text: string): readonly string[] {
  if (text.search(alone) === -1) return [text];
  const proxy = text.replace(alone, '代理服务器');
  const agent = text.replace(alone, '代理程序');
  if (ofProxies.test(text) === ofAgents.test(text)) return [proxy, agent];
  return ofProxies.test(text) ? [proxy] : [agent];
}
