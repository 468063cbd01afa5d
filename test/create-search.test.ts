import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxSuggestions } from '../src/core/to-suggestion.ts';
import { createSearch, maxQueryLength } from '../src/create-search.ts';
import { catalog } from './catalog.ts';

const search = createSearch(catalog);
const namesOf = (text: string) => search(text, 'en').map(({ name }) => name);

describe('by part of a symbolic name', () => {
  test.each([
    { query: 'INSTALL_NOT', first: ['OM_E_INSTALL_NOT_ALLOWED', 'OMC_E_INSTALL_NOT_ALLOWED_REBOOT_REQUIRED'] },
    { query: 'install_not_allowed', first: ['OM_E_INSTALL_NOT_ALLOWED'] },
    { query: 'om_e_ds', first: ['OM_E_DS_INUSE', 'OM_E_DS_NODATA'] },
    { query: 'which codes are om_e_ds?', first: ['OM_E_DS_INUSE', 'OM_E_DS_NODATA'] },
    { query: 'OM\\_E\\_DS', first: ['OM_E_DS_INUSE', 'OM_E_DS_NODATA'] },
    { query: 'OM_E_AU_*', first: ['OM_E_AU_PAUSED', 'OM_E_AU_NOSERVICE'] },
    { query: 'om_s_', first: ['OM_S_SERVICE_STOP', 'OM_S_UPDATE_ERROR'] },
    { query: 'OMC_E', first: ['OMC_E_DOWNLOAD_CANCELLED', 'OMC_E_INSTALL_NOT_ALLOWED_REBOOT_REQUIRED'] },
    { query: 'HTTP_STATUS', first: ['OM_E_PT_HTTP_STATUS_GONE', 'OM_E_PT_HTTP_STATUS_DENIED'] },
    { query: 'PROXY_AUTH', first: ['OM_E_PT_HTTP_STATUS_PROXY_AUTH_REQ', 'OM_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED'] },
    { query: '查一下 EVENT_PAYLOAD', first: ['OM_E_INVALID_EVENT_PAYLOAD', 'OM_E_INVALID_EVENT_PAYLOADSIZE'] },
    { query: 'not allowed', first: ['OM_E_INSTALL_NOT_ALLOWED'] },
    { query: 'noservice', first: ['OM_E_AU_NOSERVICE', 'OM_E_NO_SERVICE'] },
    { query: 'no service', first: ['OM_E_NO_SERVICE'] },
    { query: 'soapfault', first: ['OM_E_PT_SOAPCLIENT_SOAPFAULT'] },
    { query: 'payload', first: ['OM_E_INVALID_EVENT_PAYLOAD', 'OM_E_INVALID_EVENT_PAYLOADSIZE'] },
    { query: 'ERROR_SHARING', first: ['ERROR_SHARING_PAUSED', 'ERROR_SHARING_VIOLATION'] },
    { query: 'STATUS_ACCESS', first: ['STATUS_ACCESS_DENIED', 'STATUS_ACCESS_VIOLATION'] },
    { query: 'disk full', first: ['ERROR_DISK_FULL', 'STATUS_DISK_FULL'] },
    { query: 'bitlocker', first: ['FVE_E_NON_BITLOCKER_KU'] },
  ])('$query', ({ query, first }) => {
    expect(namesOf(query).slice(0, first.length)).toEqual(first);
  });

  test('names without an entry come after entries', () => {
    const found = search('PROXY_AUTH', 'en').map(({ code }) => catalog.entries.has(code));
    expect(found).toEqual([true, true, false, false, false]);
  });
});

describe('by words in English', () => {
  test.each([
    { query: 'reboot pending', first: 'OM_E_UH_POSTREBOOTSTILLPENDING' },
    { query: 'restart pending', first: 'OM_E_UH_POSTREBOOTSTILLPENDING' },
    { query: 'restart required', first: 'OM_S_REBOOT_REQUIRED' },
    { query: 'server busy', first: 'OM_E_SERVER_BUSY' },
    { query: 'the server is overloaded', first: 'OM_E_SERVER_BUSY' },
    { query: 'proxy authentication', first: 'OM_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED' },
    { query: 'why does the proxy want a password?', first: 'OM_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED' },
    { query: 'invalid proxy server', first: 'OM_E_INVALID_PROXY_SERVER' },
    { query: 'http 407', first: 'OM_E_PT_HTTP_STATUS_PROXY_AUTH_REQ' },
    { query: 'HTTP 503 from the server', first: 'OM_E_PT_HTTP_STATUS_SERVICE_UNAVAIL' },
    { query: 'gateway timed out', first: 'OM_E_PT_HTTP_STATUS_GATEWAY_TIMEOUT' },
    { query: 'dns', first: 'OM_E_PT_WINHTTP_NAME_NOT_RESOLVED' },
    { query: 'network down', first: 'OM_E_DM_NONETWORK' },
    { query: 'installer hangs', first: 'OM_E_UH_INSTALLERHUNG' },
    { query: 'installer is stuck', first: 'OM_E_UH_INSTALLERHUNG' },
    { query: 'hash mismatch', first: 'OM_E_DM_INCORRECTFILEHASH' },
    { query: 'wrong checksum', first: 'OM_E_DM_INCORRECTFILEHASH' },
    { query: 'data store locked', first: 'OM_E_DS_LOCKTIMEOUTEXPIRED' },
    { query: 'download aborted', first: 'OMC_E_DOWNLOAD_CANCELLED' },
    { query: 'group policy disabled', first: 'OM_E_USER_ACCESS_DISABLED' },
    { query: 'license terms not accepted', first: 'OM_E_INVALID_PRODUCT_LICENSE' },
    { query: 'no user logged in', first: 'OM_E_NO_INTERACTIVE_USER' },
    { query: 'nobody is signed in', first: 'OM_E_NO_INTERACTIVE_USER' },
    { query: 'system time is wrong', first: 'OM_E_PT_SECURITY_VERIFICATION_FAILURE' },
    { query: 'update already installed', first: 'OM_S_ALREADY_INSTALLED' },
    { query: 'no updates found', first: 'OM_E_NO_UPDATE' },
    { query: 'exclusive update', first: 'OM_E_EXCLUSIVE_INSTALL_CONFLICT' },
    { query: 'cab file', first: 'OM_E_PT_ECP_FAILURE_TO_DECOMPRESS_CAB_FILE' },
    { query: 'bits transfer', first: 'OM_E_DM_BITSTRANSFERERROR' },
    { query: '<at>omerr</at> server busy', first: 'OM_E_SERVER_BUSY' },
  ])('$query', ({ query, first }) => {
    expect(namesOf(query)[0]).toBe(first);
  });
});

describe('by words with slips', () => {
  test.each([
    { query: 'autentication proxy', first: 'OM_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED' },
    { query: 'prxy authentification', first: 'OM_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED' },
    { query: 'servr bussy', first: 'OM_E_SERVER_BUSY' },
    { query: 'rebot', first: 'OM_S_REBOOT_REQUIRED' },
    { query: 'restrat pending', first: 'OM_E_UH_POSTREBOOTSTILLPENDING' },
    { query: 'algoritm', first: 'OM_E_DM_UNKNOWNALGORITHM' },
    { query: 'metadta missing', first: 'OM_E_EE_MISSING_METADATA' },
  ])('$query', ({ query, first }) => {
    expect(namesOf(query)[0]).toBe(first);
  });
});

describe('by words in Chinese', () => {
  test.each([
    { query: '等待重启', first: 'OM_E_UH_POSTREBOOTSTILLPENDING' },
    { query: '重新启动挂起', first: 'OM_E_UH_POSTREBOOTSTILLPENDING' },
    { query: '需要重新启动', first: 'OM_S_REBOOT_REQUIRED' },
    { query: '服务器忙', first: 'OM_E_SERVER_BUSY' },
    { query: '服务器繁忙', first: 'OM_E_SERVER_BUSY' },
    { query: '服务器返回500', first: 'OM_E_PT_HTTP_STATUS_SERVER_ERROR' },
    { query: '没有网络', first: 'OM_E_DM_NONETWORK' },
    { query: '名称解析失败', first: 'OM_E_PT_WINHTTP_NAME_NOT_RESOLVED' },
    { query: '网关超时', first: 'OM_E_PT_HTTP_STATUS_GATEWAY_TIMEOUT' },
    { query: '操作超时', first: 'OM_E_TIME_OUT' },
    { query: '下载被取消', first: 'OMC_E_DOWNLOAD_CANCELLED' },
    { query: '更新被取消了', first: 'OM_E_UH_OPERATIONCANCELLED' },
    { query: '独占安装', first: 'OM_E_EXCLUSIVE_INSTALL_CONFLICT' },
    { query: '用户未登录', first: 'OM_E_NO_INTERACTIVE_USER' },
    { query: '注册表值无效', first: 'OM_E_REG_VALUE_INVALID' },
    { query: '没有适用的更新', first: 'OM_E_NOT_APPLICABLE' },
    { query: '许可条款', first: 'OM_E_INVALID_PRODUCT_LICENSE' },
    { query: '校验和不符', first: 'OM_E_DM_INCORRECTFILEHASH' },
    { query: '缓存损坏', first: 'OM_E_REPORTER_EVENTCACHECORRUPT' },
    { query: '时钟不正确', first: 'OM_E_PT_SECURITY_VERIFICATION_FAILURE' },
    { query: '组策略', first: 'OM_E_POLICY_NOT_SET' },
    { query: '算法未知', first: 'OM_E_DM_UNKNOWNALGORITHM' },
    { query: '回调', first: 'OM_E_UH_CALLED_BACK_FAILURE' },
    { query: '群集', first: 'OM_E_EE_CLUSTER_ERROR' },
    { query: '伺服器忙碌', first: 'OM_E_SERVER_BUSY' },
  ])('$query', ({ query, first }) => {
    expect(namesOf(query)[0]).toBe(first);
  });
});

describe('代理 is the agent or a proxy', () => {
  const proxies = [
    'OM_E_INVALID_PROXY_SERVER',
    'OM_E_PT_PROXY_AUTH_SCHEME_NOT_SUPPORTED',
    'OM_E_PT_HTTP_STATUS_PROXY_AUTH_REQ',
  ];

  test.each(['代理服务器', 'proxy', 'proxies', '代理伺服器', '代理 地址'])('%s: a proxy', (query) => {
    const meanings = search(query, 'zh-CN').map(({ meaning }) => meaning);
    expect(meanings.length).toBeGreaterThan(0);
    expect(meanings.filter((meaning) => !meaning.includes('代理服务器'))).toEqual([]);
  });

  test.each(['代理 身份验证', '代理身份验证', '代理 认证', '代理认证失败', '代理服务器 身份验证'])(
    '%s: what asks for a sign-in',
    (query) => {
      expect(namesOf(query).slice(0, 2)).toEqual(proxies.slice(1));
    },
  );

  test.each(['代理程序', 'agent', '代理停止了', '代理版本'])('%s: the agent', (query) => {
    const found = namesOf(query);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((name) => name?.includes('PROXY'))).toEqual([]);
  });

  test('代理 alone: both, in turn', () => {
    expect(namesOf('代理').map((name) => proxies.includes(name ?? ''))).toEqual([true, false, true, false, true]);
  });
});

describe('nothing for what is no question about an error', () => {
  test.each([
    ...[
      '',
      ' ',
      '...',
      '👍',
      'x',
      '12',
      'hello',
      'Hello there!',
      'hi',
      'hey team',
      'thanks',
      'thank you so much',
      'ok',
      'yes',
    ],
    ...[
      'qqq zzz',
      'asdf',
      'qwertz uiop',
      'foo bar baz',
      'lorem ipsum dolor sit amet',
      'test',
      'lol',
      'good morning everyone',
    ],
    ...[
      'see you tomorrow',
      'lunch at noon?',
      'coffee?',
      'who is on call today',
      'what time is the meeting?',
      'nice work team',
    ],
    ...[
      'can you help me please',
      'happy birthday anna',
      'the game last night was great',
      'I am on vacation until monday',
    ],
    ...['it works now', 'thanks, it works after the restart', 'any news?', 'where is the document?', 'deploy is done'],
    ...[
      'my phone is broken',
      'the printer is on fire',
      'how are you doing',
      'tell me a joke',
      'what is the meaning of life',
    ],
    ...['please review my pull request', 'let me know when you are free', 'constructor', 'hasOwnProperty', 'toString'],
    ...[
      '你好',
      '谢谢',
      '谢谢大家',
      '今天天气不错',
      '开会了吗',
      '哈哈哈',
      '收到',
      '好的，明天见',
      '中午吃什么',
      '生日快乐',
      '周末愉快',
    ],
  ])('%j', (text) => {
    expect(search(text, 'en')).toEqual([]);
  });
});

describe('what is offered', () => {
  test('is told in the language of the answer', () => {
    const entry = catalog.entries.get('0x80cff004');
    expect(search('server busy', 'en')[0]).toEqual({
      code: '0x80cff004',
      name: 'OM_E_SERVER_BUSY',
      reason: 'search',
      meaning: entry?.meaning.en,
    });
    expect(search('server busy', 'zh-CN')[0]?.meaning).toBe(entry?.meaning['zh-CN']);
  });

  test('is what the bits say where there is no entry', () => {
    expect(search('disk full', 'en')[0]).toMatchObject({
      code: '0x80070070',
      name: 'ERROR_DISK_FULL',
      meaning: 'It is an HRESULT that reports an error, from facility 7 (WIN32). Inside is the Win32 error 112.',
    });
  });

  test('is at most a handful, each once', () => {
    const found = search('update service proxy restart download HTTP_STATUS', 'en').map(({ code }) => code);
    expect(found).toHaveLength(maxSuggestions);
    expect(new Set(found).size).toBe(maxSuggestions);
  });

  test('does not depend on what stands behind the first part of a long text', () => {
    const filler = (length: number) => 'the '.repeat(length / 4);
    expect(namesOf(`${filler(maxQueryLength - 12)} server busy`)[0]).toBe('OM_E_SERVER_BUSY');
    expect(namesOf(`${filler(maxQueryLength)} server busy`)).toEqual([]);
  });

  test('any text gives codes that have a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const { code } of search(text, 'en')) expect(catalog.names.has(code)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
