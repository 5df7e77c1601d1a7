/** What an owner may know a session by: system, browser, and roughly where. */
import type { BrowserName, SystemName } from '@yijianshi/contract/identity'

export type Device = {
  readonly system: SystemName
  readonly browser: BrowserName
  /** The address without its last part, such as `203.0.113.*`. */
  readonly network: string
}

/** The first that fits: Edge and the apps also call themselves Chrome, and Chrome calls itself Safari. */
const browsers: readonly (readonly [RegExp, BrowserName])[] = [
  [/MicroMessenger\//, 'wechat'],
  [/AlipayClient\//, 'alipay'],
  [/HuaweiBrowser\//, 'huawei'],
  [/MiuiBrowser\//, 'xiaomi'],
  [/360SE|360EE|QIHU/, '360'],
  [/MQQBrowser\/|QQBrowser\//, 'qq'],
  [/UCBrowser\/|UBrowser\//, 'uc'],
  [/Edg(?:e|A|iOS)?\//, 'edge'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'chrome'],
  [/Safari\//, 'safari'],
]

const systems: readonly (readonly [RegExp, SystemName])[] = [
  [/OpenHarmony|HarmonyOS/, 'harmony'],
  [/iPhone|iPod/, 'iphone'],
  [/iPad/, 'ipad'],
  [/Android/, 'android'],
  [/Windows/, 'windows'],
  [/Mac OS X|Macintosh/, 'mac'],
  [/Kylin|UnionTech|UOS/i, 'kylin'],
  [/Linux|X11|CrOS/, 'linux'],
]

const longestAgent = 1_000

function firstFit<Name>(agent: string, names: readonly (readonly [RegExp, Name])[]): Name | undefined {
  return names.find(([pattern]) => pattern.test(agent))?.[1]
}

/** The first two groups of an IPv6 address name a provider, and the third its customers' region. */
const keptGroups = 3

/** Without what tells one household from the next; empty when it is no address. */
export function shortenAddress(address: string): string {
  const inner = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  const [, ipv4] = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(inner) ?? []
  if (ipv4 !== undefined) return `${ipv4}.*`
  if (!/^[0-9a-f:]*:[0-9a-f:]*$/.test(inner)) return ''
  const [head = ''] = inner.split('::')
  const groups = head === '' ? [] : head.split(':').slice(0, keptGroups)
  return [...groups, '*'].join(':')
}

/** @param agent the header `User-Agent`, which anybody may write as they like */
export function describeDevice(agent: string | undefined, address: string): Device {
  const text = (agent ?? '').slice(0, longestAgent)
  return {
    system: firstFit(text, systems) ?? 'other',
    browser: firstFit(text, browsers) ?? 'other',
    network: shortenAddress(address),
  }
}
