/**
 * A token of the managed identity of the machine that omerr runs on: virtual machine, App Service, Container Apps or
 * Kubernetes. The package behind it is loaded only where a managed identity is configured.
 *
 * @param clientId which of the machine's identities
 */
export async function getIdentityToken(
  clientId: string,
  scope: string,
  now: () => number,
  signal: AbortSignal,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const { JwtTokenProviderFactory } = await import('botframework-connector');
  const provider = new JwtTokenProviderFactory().createAzureServiceTokenProvider(clientId);
  const { token, expiresOnTimestamp } = await provider.getToken(scope, { abortSignal: signal });
  return { token, seconds: (expiresOnTimestamp - now()) / 1000 };
}
