import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { Authenticate } from './authenticate.ts';
import type { Connector } from './connector.ts';
import { readTenantId } from './read-activity.ts';

/** Where a turn keeps the signal that ends it. */
const deadlineKey = Symbol('deadline');

/**
 * Bot Framework's adapter with our own authentication and our own way to send. botbuilder's clients get no credentials, so
 * nothing can be sent past the connector.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #connector: Connector;

  constructor(authenticate: Authenticate, connector: Connector) {
    super(new TeamsAuthentication(authenticate));
    this.#connector = connector;
  }

  /**
   * Runs one turn. `CloudAdapter.process` does the same, but prints stacks and puts messages of exceptions into the response.
   *
   * @throws {Refusal} before anything is done
   */
  run(
    authorization: string | undefined,
    activity: Activity,
    deadline: AbortSignal,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization ?? '', activity, (context) => {
      context.turnState.set(deadlineKey, deadline);
      return logic(context);
    });
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type !== 'message') responses.push(...(await super.sendActivities(context, [activity])));
      else responses.push({ id: await this.#connector.send(activity, deadlineOf(context)) });
    }
    return responses;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    await this.#connector.update(activity, deadlineOf(context));
  }
}

/** The signal that ends a turn. */
export function deadlineOf(context: TurnContext): AbortSignal {
  const deadline: unknown = context.turnState.get(deadlineKey);
  if (!(deadline instanceof AbortSignal)) throw new Error('the turn has no deadline');
  return deadline;
}

/** Our check of a request; after it botbuilder gets an identity that has no credentials. */
class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #authenticate: Authenticate;

  constructor(authenticate: Authenticate) {
    super({});
    this.#authenticate = authenticate;
  }

  override async authenticateRequest(activity: Activity, authorization: string) {
    const { channelId, serviceUrl } = activity;
    await this.#authenticate(authorization, { channelId, serviceUrl, tenantId: readTenantId(activity) });
    return super.authenticateRequest(activity, '');
  }

  override async authenticateStreamingRequest(): Promise<never> {
    throw new Error('omerr is not reached by streaming');
  }

  override async authenticateChannelRequest(): Promise<never> {
    throw new Error('omerr is no skill');
  }
}
