/** Everything that requests share, put together from the settings. */
import { join } from 'node:path'
import type { RunningCatalogue } from '../catalogue/running-catalogue.ts'
import { FolderFileStore } from '../file/folder-file-store.ts'
import { createIdentity } from '../identity/wiring.ts'
import { AuthorityKeys } from '../licence/authority-keys.ts'
import { Sm2AuthorityKeys } from '../licence/sm2-keys.ts'
import { SharingSources } from '../sharing/sources.ts'
import type { Engines } from './engines.ts'
import type { Settings } from './settings.ts'
import type { SharedServices } from './wiring.ts'

type Parts = Engines & Pick<SharedServices, 'pool' | 'versions' | 'keys' | 'scanner'>

/** What the services are made of before there are demo accounts. */
export async function assemble(
  parts: Parts,
  settings: Settings,
  running: RunningCatalogue,
  now: () => number,
): Promise<SharedServices> {
  const licenceKeys = join(settings.dataDirectory, 'keys', 'licences')
  return {
    ...parts,
    files: await FolderFileStore.create(join(settings.dataDirectory, 'files')),
    retention: settings.personalData.retention,
    catalogue: () => running.current,
    refreshCatalogue: () => running.refresh(),
    sharing: SharingSources.none,
    authorityKeys: new AuthorityKeys(licenceKeys, now),
    sm2: { isWanted: settings.licenceSm2, keys: new Sm2AuthorityKeys(licenceKeys, now) },
    now,
    publicUrl: settings.publicUrl,
    identity: createIdentity(settings.identity, now),
    openDataLicence: settings.openDataLicence,
    demoAccounts: [],
    webhookAttempts: settings.webhookAttempts,
    webhookPolicy: {
      privateAddresses: settings.webhookPrivateAddresses,
      loopbackHttp: false,
      trusted: false,
    },
  }
}
