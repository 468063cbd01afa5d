/** The addresses of Microsoft's services that omerr talks to, and which addresses it trusts. */
export interface Cloud {
  /** Where the keys are announced that sign the requests to a bot. */
  readonly openIdMetadataUrl: string;
  /** Who issues the tokens of those requests. */
  readonly issuer: string;
  /** Where the app gets its own tokens; the tenant follows. */
  readonly loginUrl: string;
  /** The tenant that gives tokens to apps of more than one tenant. */
  readonly multiTenant: string;
  /** What a token is asked for to talk to the Bot Connector. */
  readonly connectorScope: string;
  /** Microsoft Graph with its version, without a slash at the end. */
  readonly graphUrl: string;
  readonly graphScope: string;
  /** Whether answers may be sent to this address: it comes with the request. */
  readonly isServiceUrl: (url: URL) => boolean;
  /** Whether a file that somebody attached may be read from this address. */
  readonly isFileUrl: (url: URL) => boolean;
  /** Whether a connection for a file may be made to this IP address. */
  readonly isFileAddress: (address: string) => boolean;
}

/**
 * Where the Bot Connector of Teams answers (msteams-docs, send-proactive-messages: the table of service URLs of the
 * public cloud and of GCC).
 */
const serviceHosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];

/** Where files of Teams live: OneDrive and SharePoint of any tenant (msteams-docs, bots-filesv4). */
const fileHost = /^[a-z0-9-]+\.sharepoint\.com$/;

/** Microsoft's public cloud, with GCC. */
export const publicCloud: Cloud = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com',
  multiTenant: 'botframework.com',
  connectorScope: 'https://api.botframework.com/.default',
  graphUrl: 'https://graph.microsoft.com/v1.0',
  graphScope: 'https://graph.microsoft.com/.default',
  isServiceUrl: (url) => isPlainHttps(url) && isBase(url) && serviceHosts.includes(url.hostname),
  isFileUrl: (url) => isPlainHttps(url) && fileHost.test(url.hostname),
  isFileAddress: isPublicAddress,
};

/** This machine alone: Agents Playground. Nothing leaves it. */
export const localCloud: Cloud = {
  ...publicCloud,
  isServiceUrl: (url) =>
    url.protocol === 'http:' && isBase(url) && isLoopbackHost(url.hostname) && !url.username && !url.password,
  isFileUrl: () => false,
};

function isPlainHttps(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && !url.username && !url.password;
}

/** Whether a path may follow: behind `?` or `#`, even an empty one, the sender would choose the whole path. */
function isBase(url: URL): boolean {
  return !/[?#]/.test(url.href);
}

/** Whether a host as it stands in a URL is this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether an IP address is on the public internet. A name of an allowed host that leads to this machine, to the network
 * around it or to a cloud's metadata service is refused (DNS rebinding).
 */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const v4 = (mapped ?? address).split('.').map(Number);
  if (v4.length === 4) {
    const [a = 0, b = 0, c = 0] = v4;
    if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
    if (a === 100 && b >= 64 && b <= 127) return false;
    if (a === 169 && b === 254) return false;
    if (a === 172 && b >= 16 && b <= 31) return false;
    if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
    if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
    return !(a === 203 && b === 0 && c === 113);
  }
  // Of IPv6 only global unicast, without what wraps an IPv4 address (6to4, Teredo) and without documentation.
  return /^[23]/.test(address) && !/^2002:|^2001:(0?:|db8:|0{1,4}:)/i.test(address);
}
