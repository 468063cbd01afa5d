import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';

/** What an administrator's app differs in. */
export interface PackageValues {
  /** Client id of the app registration that the bot signs in with. */
  readonly botId: string;
  /** Id of the Teams app; the bot's where there is no other. */
  readonly appId?: string;
  readonly version: string;
  /** Pages that people see of the app, https. */
  readonly websiteUrl: string;
  readonly privacyUrl?: string;
  readonly termsUrl?: string;
  /** `false`: the app asks for no permission to read messages that do not mention it, nor threads. */
  readonly overhears?: boolean;
}

/** A Teams app manifest; the schema it names says what it holds. */
export interface Manifest {
  readonly $schema: string;
  readonly authorization?: object;
}

const folder = new URL('teams/', import.meta.url);
const files = ['zh-cn.json', 'color.png', 'outline.png'];

/** The manifest with its placeholders filled in. */
export function fillManifest(values: PackageValues): Manifest {
  const { botId, websiteUrl, overhears = true } = values;
  const filled: Record<string, string> = {
    ...values,
    appId: values.appId ?? botId,
    privacyUrl: values.privacyUrl ?? websiteUrl,
    termsUrl: values.termsUrl ?? websiteUrl,
    overhears: '',
  };
  const template = readFileSync(new URL('manifest.json', folder), 'utf8');
  const { authorization, ...manifest }: Manifest = JSON.parse(
    template.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => JSON.stringify(filled[name] ?? '').slice(1, -1)),
  );
  return overhears ? { ...manifest, authorization } : manifest;
}

/** The app package: a flat zip of manifest, languages and icons (msteams-docs, apps-package). */
export function createTeamsPackage(values: PackageValues): Uint8Array {
  const manifest = Buffer.from(`${JSON.stringify(fillManifest(values), null, 2)}\n`);
  const others = files.map((file) => [file, new Uint8Array(readFileSync(new URL(file, folder)))]);
  return zipSync({ 'manifest.json': new Uint8Array(manifest), ...Object.fromEntries(others) }, { level: 9 });
}
