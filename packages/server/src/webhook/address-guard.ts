/**
 * Where the server may be sent to. An address that a person has entered must not lead into the network behind the
 * server: what it resolves to is looked at when the connection is made, so that no name can change in between.
 */
import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export type AddressPolicy = {
  /** Addresses of the inner network too, where receivers are there. */
  readonly privateAddresses: boolean
  /** Plain http to this machine itself: for trying it. */
  readonly loopbackHttp: boolean
  /** What the operator has set is not questioned. */
  readonly trusted: boolean
}

const inner = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, bits, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** Whether an IP address may be connected to. */
export function isReachable(address: string, policy: AddressPolicy): boolean {
  if (policy.trusted || policy.privateAddresses || !isIn(inner, address)) return true
  return policy.loopbackHttp && isIn(loopback, address)
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isIn(loopback, host)
}

export type AddressProblem = 'address-invalid' | 'address-not-https' | 'address-private'

/** What speaks against an address as it is written; a name is looked at again when it is connected to. */
export function addressProblem(text: string, policy: AddressPolicy): AddressProblem | undefined {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return 'address-invalid'
  if (policy.trusted) return undefined
  const host = hostOf(url)
  const isTrial = policy.loopbackHttp && isLoopbackHost(host)
  if (url.protocol === 'http:' && !isTrial) return 'address-not-https'
  if (isIP(host) !== 0) return isReachable(host, policy) ? undefined : 'address-private'
  return host === 'localhost' && !isTrial && !policy.privateAddresses ? 'address-private' : undefined
}

/** A name that leads to an address which may not be connected to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/** Resolves a name for a connection; throws `AddressRefused` into it when any of its addresses is not allowed. */
export function guardedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
      const [first] = addresses
      if (first === undefined || addresses.some(({ address }) => !isReachable(address, policy)))
        return callback(new AddressRefused(hostname), [])
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
}
