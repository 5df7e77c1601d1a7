/** What the environment and the arguments of a start say. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type AuditSettings, readAuditSettings } from '../audit/settings.ts'
import { dataDirectoryOf, type Environment, readerOf } from '../database/environment.ts'
import { readScannerAddress, type ScannerAddress } from '../file/scanner.ts'
import { type AuthoritySystems, readAuthoritySystems } from '../hand-over/systems.ts'
import { type IdentitySettings, readIdentitySettings } from '../identity/settings.ts'
import { type PersonalDataSettings, readKeySettings } from '../personal-data/settings.ts'
import { type DataSources, readDataSources } from '../sharing/settings.ts'
import { USUAL_ATTEMPTS } from '../webhook/retry.ts'
import { isLoopback } from './loopback.ts'
import type { Folders } from './static-files.ts'

export type Settings = {
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
  readonly dataDirectory: string
  readonly catalogueDirectory: string
  readonly folders: Folders
  readonly trustProxy: boolean
  /** `asked` by --demo, even on a database of one's own. */
  readonly demo: 'asked' | 'when-empty'
  readonly allowPublicDemo: boolean
  /** Where other systems are told what happened; undefined when nobody is. */
  readonly eventsWebhookUrl: string | undefined
  /** How often a batch of events is tried before it is a dead letter. */
  readonly webhookAttempts: number
  /** Managers may enter addresses of the inner network as receivers of events. */
  readonly webhookPrivateAddresses: boolean
  /** Authorities with a system of their own, by id. */
  readonly authoritySystems: AuthoritySystems
  /** Licences as PDF get a detached SM2 signature too. */
  readonly licenceSm2: boolean
  /** Where ClamAV's daemon listens; undefined where files are not looked through. */
  readonly scannerAddress: ScannerAddress | undefined
  /** The sources of data sharing that are connected, by data resource. */
  readonly dataSources: DataSources
  readonly audit: AuditSettings
  /** The master key of personal data, their cipher, and how long they are kept. */
  readonly personalData: PersonalDataSettings
  readonly identity: IdentitySettings
  /** Under which licence the open data may be used; undefined where the operator does not say. */
  readonly openDataLicence: string | undefined
}

type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string }

const root = join(import.meta.dirname, '../../../..')

export { isLoopback }

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '')
}

/** What is wrong with one of the addresses, in one line. */
function findWrongAddress(given: (name: string) => string | undefined): string | undefined {
  const publicUrl = given('PUBLIC_URL')
  if (publicUrl !== undefined && !/^https?:\/\/[^/\s]+\/?$/.test(publicUrl))
    return `PUBLIC_URL must be an address without a path, such as https://banshi.example.gov.cn, not ${publicUrl}.`
  const name = ['EVENTS_WEBHOOK_URL', 'OPEN_DATA_LICENCE'].find(each => {
    const address = given(each)
    return address !== undefined && !isWebAddress(address)
  })
  return name === undefined ? undefined : `${name} must be a complete http or https address.`
}

export function readSettings(arguments_: readonly string[], environment: Environment): SettingsResult {
  const flags = readFlags(arguments_)
  if (typeof flags === 'string') return { ok: false, message: flags }
  const given = readerOf(environment)
  const port = Number(given('PORT') ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { ok: false, message: `PORT must be a number from 0 to 65535, not ${given('PORT')}.` }
  }
  const wrong = findWrongAddress(given)
  if (wrong !== undefined) return { ok: false, message: wrong }
  const webhookAttempts = Number(given('WEBHOOK_ATTEMPTS') ?? USUAL_ATTEMPTS)
  if (!Number.isInteger(webhookAttempts) || webhookAttempts < 1 || webhookAttempts > 1000) {
    return {
      ok: false,
      message: `WEBHOOK_ATTEMPTS must be a number from 1 to 1000, not ${given('WEBHOOK_ATTEMPTS')}.`,
    }
  }
  const dataDirectory = dataDirectoryOf(environment)
  const audit = readAuditSettings(given, dataDirectory)
  if (!audit.ok) return audit
  const personalData = readKeySettings(given, dataDirectory)
  if (!personalData.ok) return personalData
  const identity = readIdentitySettings(given)
  if (!identity.ok) return identity
  const scanner = readScannerAddress(given)
  if (!scanner.ok) return scanner
  const systems = readAuthoritySystems(given)
  if (!systems.ok) return systems
  const sources = readDataSources(given)
  if (!sources.ok) return sources
  const catalogueDirectory = resolve(given('CATALOGUE_DIR') ?? join(root, 'catalogue'))
  const settings = {
    host: given('HOST') ?? '127.0.0.1',
    port,
    publicUrl: given('PUBLIC_URL'),
    dataDirectory,
    catalogueDirectory,
    folders: {
      portal: join(root, 'packages/portal/dist'),
      console: join(root, 'packages/console/dist'),
      samples: join(catalogueDirectory, 'samples'),
    },
    trustProxy: given('TRUST_PROXY') === 'true',
    demo: flags.demo ? ('asked' as const) : ('when-empty' as const),
    allowPublicDemo: flags.allowPublicDemo,
    eventsWebhookUrl: given('EVENTS_WEBHOOK_URL'),
    webhookAttempts,
    webhookPrivateAddresses: given('WEBHOOK_PRIVATE_ADDRESSES') === 'true',
    openDataLicence: given('OPEN_DATA_LICENCE'),
    authoritySystems: systems.systems,
    dataSources: sources.sources,
    licenceSm2: given('LICENCE_SM2') === 'true',
    scannerAddress: scanner.address,
    audit: audit.settings,
    personalData: personalData.settings,
    identity: identity.settings,
  }
  return { ok: true, settings }
}

function readFlags(arguments_: readonly string[]): { demo: boolean; allowPublicDemo: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...arguments_],
      options: { demo: { type: 'boolean' }, 'allow-public-demo': { type: 'boolean' } },
    })
    return { demo: values.demo ?? false, allowPublicDemo: values['allow-public-demo'] ?? false }
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ')
    return `${reason}. The options are --demo and --allow-public-demo.`
  }
}
