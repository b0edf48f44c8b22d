/** The part of oidc-provider 9 that the demo uses; the package carries no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Kontekst = {
    path: string
    method: string
    status: number
    type: string
    body: unknown
    get(header: string): string
    set(header: string, value: string | string[]): void
    response: { get(header: string): string | string[] }
    redirect(url: string): void
    oidc: {
      client?: { clientId: string }
      session?: { accountId?: string; state?: { secret?: string } }
      account?: { accountId: string }
      result?: { login?: { accountId: string } }
      params?: Record<string, unknown>
      provider: Provider
    }
  }

  type Interaction = {
    uid: string
    exp: number
    params: Record<string, unknown>
    session?: { accountId?: string; uid?: string; cookie?: string }
    save(ttl: number): Promise<unknown>
  }

  class Grant {
    constructor(fields: { clientId: string; accountId: string })
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    Grant: typeof Grant
    Session: { find(id: string): Promise<{ destroy(): Promise<void> } | undefined> }
    use(middleware: (ctx: Kontekst, next: () => Promise<void>) => Promise<void>): this
    on(event: string, listener: (...args: unknown[]) => void): this
    callback(): (req: IncomingMessage, res: ServerResponse) => void
    interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<Interaction>
    interactionFinished(
      req: IncomingMessage,
      res: ServerResponse,
      result: Record<string, unknown>,
      options?: { mergeWithLastSubmission?: boolean },
    ): Promise<void>
  }

  export namespace interactionPolicy {
    class Check {
      constructor(reason: string, description: string, check: (ctx: Kontekst) => boolean)
      static REQUEST_PROMPT: true
      static NO_NEED_TO_PROMPT: false
    }
    type Policy = { get(name: string): { checks: { add(check: Check): void } } | undefined; remove(name: string): void }
    function base(): Policy
  }

  export type { Interaction, Kontekst }
}
