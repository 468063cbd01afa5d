import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/core/error-code.ts';
import { explainBits } from '../../src/core/explain-bits.ts';
import { maxNearest, reachOfNearest } from '../../src/core/find-nearest.ts';
import type { Locale } from '../../src/core/locale.ts';
import { catalog } from '../catalog.ts';

const explain = (code: ErrorCode, locale: Locale = 'en') =>
  explainBits(catalog, { code, notation: 'hex', span: [0, 10] }, locale);

describe('the code inside', () => {
  test.each([
    // HRESULT_FROM_WIN32
    ['0x80070005', { kind: 'win32', value: 5, name: 'ERROR_ACCESS_DENIED' }],
    ['0x80070002', { kind: 'win32', value: 2, name: 'ERROR_FILE_NOT_FOUND' }],
    ['0x80070643', { kind: 'win32', value: 1603, name: 'ERROR_INSTALL_FAILURE' }],
    ['0x80070bc2', { kind: 'win32', value: 3010, name: 'ERROR_SUCCESS_REBOOT_REQUIRED' }],
    ['0x800706ba', { kind: 'win32', value: 1722, name: 'RPC_S_SERVER_UNAVAILABLE' }],
    ['0x80072ee7', { kind: 'win32', value: 12007, name: 'ERROR_WINHTTP_NAME_NOT_RESOLVED' }],
    ['0x80073cf0', { kind: 'win32', value: 15600, name: 'ERROR_INSTALL_OPEN_PACKAGE_FAILED' }],
    ['0x8007274c', { kind: 'win32', value: 10060, name: 'WSAETIMEDOUT' }],
    ['0x8007ffff', { kind: 'win32', value: 65535 }],
    // HTTP status in facility 25
    ['0x80190194', { kind: 'http', value: 404, name: 'HTTP_E_STATUS_NOT_FOUND' }],
    ['0x80190197', { kind: 'http', value: 407, name: 'HTTP_E_STATUS_PROXY_AUTH_REQ' }],
    ['0x801901f4', { kind: 'http', value: 500, name: 'HTTP_E_STATUS_SERVER_ERROR' }],
    ['0x801901f7', { kind: 'http', value: 503, name: 'HTTP_E_STATUS_SERVICE_UNAVAIL' }],
    ['0x801901ad', { kind: 'http', value: 429 }],
    ['0x80190064', { kind: 'http', value: 100 }],
    // HRESULT_FROM_NT
    ['0xd0000005', { kind: 'ntstatus', value: 0xc0000005, name: 'STATUS_ACCESS_VIOLATION' }],
    ['0xd0000022', { kind: 'ntstatus', value: 0xc0000022, name: 'STATUS_ACCESS_DENIED' }],
    ['0xd000007f', { kind: 'ntstatus', value: 0xc000007f, name: 'STATUS_DISK_FULL' }],
    ['0x90000005', { kind: 'ntstatus', value: 0x80000005, name: 'STATUS_BUFFER_OVERFLOW' }],
    ['0xd1900101', { kind: 'ntstatus', value: 0xc1900101, name: 'MOSETUP_E_SETUP_PLATFORM' }],
    ['0x90070005', { kind: 'ntstatus', value: 0x80070005 }],
    // Intune's table "Error and status codes"
    ['0x87d10065', { kind: 'syncml', value: 101 }],
    ['0x87d10194', { kind: 'syncml', value: 404 }],
    ['0x87d101f4', { kind: 'syncml', value: 500 }],
    ['0x87d10205', { kind: 'syncml', value: 517 }],
    ['0x87d107d0', { kind: 'dcmo', value: 1200 }],
    ['0x87d107d4', { kind: 'dcmo', value: 1204 }],
    ['0x87d10834', { kind: 'dcmo', value: 1400 }],
    ['0x87d10838', { kind: 'dcmo', value: 1404 }],
    ['0x87d12af8', { kind: 'apple-mdm', value: 1000 }],
    ['0x87d13aa7', { kind: 'apple-mdm', value: 5015 }],
    ['0x87d1abe2', { kind: 'apple-mdm', value: 34002 }],
    ['0x87d1b799', { kind: 'apple-mdm', value: 37001 }],
  ] as const)('%s', (code, inner) => {
    expect(explain(code).inner).toEqual(inner);
  });
});

describe('no code inside: the low word alone says nothing', () => {
  test.each([
    { code: '0x80040005', of: 'of ERROR_ACCESS_DENIED in facility 4' },
    { code: '0x80cf0005', of: '5 in facility 207' },
    { code: '0x80240005', of: '5 in facility 36' },
    { code: '0x00070005', of: '5 in facility 7, of severity success' },
    { code: '0x40070005', of: '5 in facility 7, as an NTSTATUS' },
    { code: '0xc0070005', of: '5 in facility 7, as an NTSTATUS error' },
    { code: '0xa0070005', of: '5 in facility 7, with the customer bit' },
    { code: '0xb0000005', of: '5 with the customer bit beside the N bit' },
    { code: '0x00000005', of: 'of a plain 5' },
    { code: '0x80190063', of: 'of facility 25 below 100' },
    { code: '0x80190001', of: 'of MDM registration in facility 25' },
    { code: '0x801903e8', of: 'of facility 25 above 999' },
    { code: '0xc0190194', of: 'of facility 25 as an NTSTATUS' },
    { code: '0x87d10063', of: 'of Intune below 100' },
    { code: '0x87d10300', of: 'of Intune from 0x300' },
    { code: '0x87d103e8', of: "of Intune's app installation" },
    { code: '0x87d11388', of: 'of an Intune command' },
    { code: '0x87d1313c', of: "of Intune's states of iOS apps" },
    { code: '0x87d13b63', of: "of Intune's states of iOS apps" },
    { code: '0x87d13b9f', of: "of Intune's states of iOS apps" },
    { code: '0x87d1fde8', of: "of Intune's policies" },
    { code: '0x87d00194', of: 'of Configuration Manager' },
  ] as const)('$code: the low word $of', ({ code }) => {
    expect(explain(code)).not.toHaveProperty('inner');
    expect(explain(code).explanation).not.toMatch(/Win32|HTTP status|SyncML|Apple|DCMO/);
  });
});

describe('severity and facility', () => {
  test.each([
    ['0x80070005', 'error', { number: 7, name: 'WIN32' }],
    ['0x80240016', 'error', { number: 36, name: 'WINDOWSUPDATE' }],
    ['0x00240005', 'success', { number: 36, name: 'WINDOWSUPDATE' }],
    ['0x887a0005', 'error', { number: 2170, name: 'DXGI' }],
    ['0x80cf9999', 'error', { number: 207, name: 'Intune update agent' }],
    ['0x80af0007', 'error', { number: 175, name: 'Intune client connector' }],
    ['0x87d00324', 'error', { number: 2000, name: 'Configuration Manager' }],
    ['0x87d3006a', 'error', { number: 2003, name: 'Intune Management Extension' }],
    ['0x80180014', 'error', { number: 24, name: 'WINDOWS_CE / DEVICE_ENROLLER' }],
    ['0x80270001', 'error', { number: 39, name: 'SHELL / NAP' }],
    ['0x80d02002', 'error', { number: 208, name: 'DELIVERY_OPTIMIZATION' }],
    ['0x80fc0016', 'error', { number: 252 }],
    ['0xc1900101', 'error', { number: 400, name: 'Windows Setup' }],
    ['0x81900101', 'error', { number: 400 }],
    ['0xc0190001', 'error', { number: 25 }],
    ['0xc004f074', 'error', { number: 4 }],
    ['0x80000005', 'warning', { number: 0 }],
    ['0x40000001', 'informational', { number: 0 }],
    ['0xa0070005', 'error', { number: 7 }],
    ['0xe06d7363', 'error', { number: 0x06d }],
  ] as const)('%s', (code, severity, facility) => {
    expect(explain(code)).toMatchObject({ severity, facility });
    expect(explain(code).facility).toEqual(facility);
  });

  test.each(['0xa0070005', '0xe06d7363', '0xffffffff'] as const)(
    'the bits of the customer code %s are left alone',
    (code) => {
      expect(explain(code)).toMatchObject({ customer: true, nearest: [] });
      expect(explain(code).facility).not.toHaveProperty('name');
      expect(explain(code)).not.toHaveProperty('inner');
      expect(explain(code)).not.toHaveProperty('sibling');
    },
  );
});

describe('the code of the same number in the other family', () => {
  test.each([
    ['0x80240016', { code: '0x80cf0016', name: 'OM_E_INSTALL_NOT_ALLOWED', sameName: true }],
    ['0x00240005', { code: '0x00cf0005', name: 'OM_S_REBOOT_REQUIRED', sameName: true }],
    ['0x8024402c', { code: '0x80cf402c', name: 'OM_E_PT_WINHTTP_NAME_NOT_RESOLVED', sameName: true }],
    ['0x80cfd015', { code: '0x8024d015', name: 'WU_E_SETUP_NON_DEFERRABLE_REBOOT_PENDING', sameName: false }],
    ['0x80cf5001', { code: '0x80245001', name: 'WU_E_REDIRECTOR_LOAD_XML', sameName: false }],
  ] as const)('%s has one', (code, sibling) => {
    expect(explain(code).sibling).toEqual(sibling);
  });

  test.each([
    ...['0x80240047', '0x8024004a', '0x8024004b', '0x8024004c', '0x8024004d', '0x8024004e', '0x8024a007'],
    ...['0x80cf0047', '0x80cf004a', '0x80cf004b', '0x80cf004c', '0x80cf004d', '0x80cf004e', '0x80cfa007'],
    ...['0x80cf3001', '0x80cf3004', '0x80cf300b', '0x80cf201c', '0x8024201c', '0x80cf9999', '0x80af0005', '0x00cf0047'],
  ] as ErrorCode[])('%s has none', (code) => {
    expect(explain(code)).not.toHaveProperty('sibling');
  });
});

describe('the nearest codes with an entry', () => {
  test.each([
    ['0x80cf4032', ['0x80cf4031', '0x80cf4033', '0x80cf4030']],
    ['0x80cf0438', ['0x80cf0437', '0x80cf0439', '0x80cf0436']],
    ['0x80cf201c', ['0x80cf201b', '0x80cf201a', '0x80cf2019']],
    ['0x80af0007', ['0x80af0006', '0x80af0005']],
    ['0x80cf9999', []],
    ['0x80cf3000', ['0x80cf2fff']],
    ['0x80070005', []],
  ] as const)('%s', (code, nearest) => {
    expect(explain(code).nearest.map((near) => near.code)).toEqual(nearest);
    expect(nearest.length).toBeLessThanOrEqual(maxNearest);
  });

  test('a code at the edge of the reach is near, one behind it is not, and severity counts', () => {
    const last = 0x80cff004;
    const at = (distance: number): ErrorCode => `0x${(last + distance).toString(16)}`;
    expect(explain(at(reachOfNearest)).nearest).toEqual([{ code: '0x80cff004', name: 'OM_E_SERVER_BUSY' }]);
    expect(explain(at(reachOfNearest + 1)).nearest).toEqual([]);
    expect(explain('0x00cf0002').nearest.map(({ code }) => code)).toEqual(['0x00cf0001', '0x00cf0003', '0x00cf0004']);
  });
});

describe('the explanation', () => {
  test.each([
    [
      '0x80070bc2',
      'This is ERROR_SUCCESS_REBOOT_REQUIRED. It is no failure, although an HRESULT made of it looks like one: the work is done, and Windows has to restart or is about to. Inside is the Win32 error 3010.',
      '此代码是 ERROR_SUCCESS_REBOOT_REQUIRED。虽然由它构成的 HRESULT 看起来像错误，但这并不是失败：操作已完成，只是 Windows 需要重启或即将重启。其中包含 Win32 错误 3010。',
    ],
    [
      '0x80070005',
      'This is E_ACCESSDENIED, also called ERROR_ACCESS_DENIED. It is an HRESULT that reports an error, from facility 7 (WIN32). Inside is the Win32 error 5.',
      '此代码是 E_ACCESSDENIED，又名 ERROR_ACCESS_DENIED。这是一个 HRESULT，严重性为错误，设施为 7（WIN32）。其中包含 Win32 错误 5。',
    ],
    [
      '0xd0000005',
      'It is an HRESULT that reports an error and was made from an NTSTATUS value. Inside is the NTSTATUS value 0xc0000005 (STATUS_ACCESS_VIOLATION).',
      '这是一个由 NTSTATUS 值转换而来的 HRESULT，严重性为错误。其中包含 NTSTATUS 值 0xc0000005（STATUS_ACCESS_VIOLATION）。',
    ],
    [
      '0xc1900101',
      'This is MOSETUP_E_SETUP_PLATFORM. It has the form of an NTSTATUS value and reports an error, from facility 400 (Windows Setup).',
      '此代码是 MOSETUP_E_SETUP_PLATFORM。这是一个 NTSTATUS 形式的值，严重性为错误，设施为 400（Windows Setup）。',
    ],
    [
      '0x80cfd015',
      'It is an HRESULT that reports an error, from facility 207 (Intune update agent), a private number that winerror.h does not assign. By number its counterpart is 0x8024d015 WU_E_SETUP_NON_DEFERRABLE_REBOOT_PENDING; that both mean the same is not verified.',
      '这是一个 HRESULT，严重性为错误，设施为 207（Intune update agent；专用编号，winerror.h 未分配）。按编号，与它对应的代码是 0x8024d015 WU_E_SETUP_NON_DEFERRABLE_REBOOT_PENDING；两者含义是否相同未经核实。',
    ],
    [
      '0x80240016',
      'This is WU_E_INSTALL_NOT_ALLOWED. It is an HRESULT that reports an error, from facility 36 (WINDOWSUPDATE). Its counterpart of the same name is 0x80cf0016 OM_E_INSTALL_NOT_ALLOWED.',
      '此代码是 WU_E_INSTALL_NOT_ALLOWED。这是一个 HRESULT，严重性为错误，设施为 36（WINDOWSUPDATE）。与它同名的对应代码是 0x80cf0016 OM_E_INSTALL_NOT_ALLOWED。',
    ],
    [
      '0x87d10194',
      'It is an HRESULT that reports an error, from facility 2001 (Intune MDM), a private number that winerror.h does not assign. Inside is the SyncML (OMA-DM) status 404.',
      '这是一个 HRESULT，严重性为错误，设施为 2001（Intune MDM；专用编号，winerror.h 未分配）。其中包含 SyncML (OMA-DM) 状态代码 404。',
    ],
    [
      '0x80fc0016',
      'It is an HRESULT that reports an error, from facility 252, which winerror.h does not assign. Only the component that reports it knows what status 0x0016 means there.',
      '这是一个 HRESULT，严重性为错误，设施为 252（winerror.h 未分配此编号）。状态代码 0x0016 在此处的含义，只有报告它的组件才能说明。',
    ],
    [
      '0x8004e026',
      'This is CONTEXT_E_NOJIT, also called SL_E_INVALID_USE_OF_ADD_ON_PKEY. It is an HRESULT that reports an error, from facility 4 (ITF). Every program may number as it likes in facility 4, so another program can mean something else by this code.',
      '此代码是 CONTEXT_E_NOJIT，又名 SL_E_INVALID_USE_OF_ADD_ON_PKEY。这是一个 HRESULT，严重性为错误，设施为 4（ITF）。设施 4 中的编号可由各个程序自行规定，因此在其他程序中，此代码可能另有含义。',
    ],
    [
      '0x80270001',
      'This is NAP_E_INVALID_PACKET. It is an HRESULT that reports an error, from facility 39, a number with several owners (SHELL, NAP).',
      '此代码是 NAP_E_INVALID_PACKET。这是一个 HRESULT，严重性为错误，设施为 39（此编号有多个所有者：SHELL、NAP）。',
    ],
    [
      '0xe06d7363',
      "It reports an error. The customer bit is set: software outside Microsoft's tables defined this code, and only its maker can say what the other bits mean.",
      '严重性为错误。客户位已设置：此代码不在 Microsoft 的代码表中，由其他软件定义，其余各位的含义只有该软件的开发者才能说明。',
    ],
  ] as const)('of %s, in English and Chinese', (code, en, zh) => {
    expect(explain(code, 'en').explanation).toBe(en);
    expect(explain(code, 'zh-CN').explanation).toBe(zh);
  });

  test('the name is told first where there is one', () => {
    for (const [code, names] of [...catalog.names].slice(0, 2000))
      expect(explain(code).explanation.startsWith(`This is ${names[0]}`)).toBe(true);
  });
});
