/** The demo of a first start. */
import type { Store } from '../database/open-store.ts'
import { createDemoAccounts, hasAccounts, listDemoAccounts } from '../demo/accounts.ts'
import { tellStories } from '../demo/stories.ts'
import { isLoopback, type Settings } from './settings.ts'
import type { Services } from './wiring.ts'

/** Makes the demo when it is due. Gives a message when there may be none at this address. */
export async function prepareDemo(
  services: Services,
  store: Store,
  settings: Settings,
  onProgress: (message: string) => void,
): Promise<string | undefined> {
  const isPublic = !isLoopback(settings.host) && !settings.allowPublicDemo
  const isEmpty = !(await hasAccounts(services.pool))
  const isDue = settings.demo === 'asked' || (store.kind === 'embedded' && isEmpty && !isPublic)
  const exists = (await listDemoAccounts(services.pool)).length > 0
  if (isPublic && (exists || settings.demo === 'asked')) {
    return `Demo accounts, whose passwords everybody knows, are not served on ${settings.host}. Leave HOST away, or start with --allow-public-demo.`
  }
  if (!isDue || exists) return undefined
  onProgress('Creating demo accounts and cases …')
  await createDemoAccounts(services, services.now())
  try {
    await tellStories(services, settings.folders.samples)
  } catch (error) {
    onProgress(error instanceof Error ? error.message : String(error))
  }
  return undefined
}
