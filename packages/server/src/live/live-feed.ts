/** Who may see what on live screens: asked of the process itself, so that they show what its page would. */
import { maySee, type PersonActor } from '@yijianshi/core/access'
import { isConcerned } from '../case/visible-case.ts'
import { databaseFault } from '../engine/faults.ts'
import { LiveFeed } from '../engine/live.ts'
import type { ProcessChange } from '../engine/outbox.ts'
import type { Services } from '../http/wiring.ts'
import { actorNow, findOpenSessions } from '../session/session-store.ts'

type MayRead = (actor: PersonActor) => boolean
const nobody: MayRead = () => false

/** By kind of process; nobody watches a kind that is not named here. */
const READERS: Readonly<Record<string, (services: Services, process: string) => Promise<MayRead>>> = {
  case: async ({ engine }, process) => {
    const standing = await engine.load(process)
    if (standing === undefined) return nobody
    return actor => maySee(actor.role, 'case') && isConcerned(actor, standing.state)
  },
  'catalogue-change': async () => actor => maySee(actor.role, 'catalogue-changes'),
  'change-order': async () => actor => maySee(actor.role, 'change-orders'),
  'supervision-order': async () => actor => actor.role === 'manager',
}

/** The sessions behind the streams of this server; who they are is looked at again before anything is told. */
export class LiveSessions {
  readonly #services: Services
  readonly #streams = new Map<string, number>()
  #actors: ReadonlyMap<string, PersonActor> = new Map()

  constructor(services: Services) {
    this.#services = services
  }

  actorOf(token: string): PersonActor | undefined {
    return this.#actors.get(token)
  }

  begin(token: string, actor: PersonActor): void {
    this.#streams.set(token, (this.#streams.get(token) ?? 0) + 1)
    this.#actors = new Map([...this.#actors, [token, actor]])
  }

  end(token: string): void {
    const left = (this.#streams.get(token) ?? 1) - 1
    if (left > 0) this.#streams.set(token, left)
    else this.#streams.delete(token)
  }

  streamsOf(token: string): number {
    return this.#streams.get(token) ?? 0
  }

  async refresh(): Promise<void> {
    const { now } = this.#services
    const tokens = [...this.#streams.keys()]
    const found = await findOpenSessions(this.#services, tokens, now())
    // Who has begun meanwhile was looked at just now.
    const since = [...this.#streams.keys()].filter(token => !tokens.includes(token))
    const actors = new Map<string, PersonActor>()
    for (const [token, known] of found) {
      const actor = actorNow(known)
      if (actor !== undefined) actors.set(token, actor)
    }
    for (const token of since) {
      const actor = this.#actors.get(token)
      if (actor !== undefined) actors.set(token, actor)
    }
    this.#actors = actors
  }
}

async function readersOf(
  services: Services,
  change: ProcessChange,
  onFault: (error: unknown) => void,
): Promise<MayRead> {
  const ask = Object.hasOwn(READERS, change.kind) ? READERS[change.kind] : undefined
  if (ask === undefined) return nobody
  try {
    return await ask(services, change.process)
  } catch (error) {
    if (databaseFault(error) !== undefined) throw error
    // One process that can't be read must not keep all others from the screens.
    onFault(error)
    return nobody
  }
}

export function createLiveFeed(
  services: Services,
  sessions: LiveSessions,
  onFault: (error: unknown) => void,
): LiveFeed<PersonActor> {
  return new LiveFeed<PersonActor>({
    pool: services.pool,
    readersOf: change => readersOf(services, change, onFault),
    refresh: () => sessions.refresh(),
    onFault,
  })
}
