/** What a proxy of ours says of the request it hands on, believed from its own address only. */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export type IsProxy = (address: string) => boolean

/** Nobody's word is taken. */
export const NO_PROXY: IsProxy = () => false

/** From a list such as `loopback,10.0.0.0/8`. Returns the word that is neither as a sentence. */
export function parseProxies(text: string): IsProxy | string {
  const list = new BlockList()
  for (const word of text.split(',').map((each) => each.trim())) {
    if (word === 'loopback') {
      list.addSubnet('127.0.0.0', 8)
      list.addAddress('::1', 'ipv6')
      continue
    }
    const [address = '', bits] = word.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const longest = family === 'ipv6' ? 128 : 32
    const length = bits === undefined ? longest : Number(bits)
    if (isIP(address) === 0 || !Number.isInteger(length) || length < 0 || length > longest) {
      return `"${word}" is no address of a proxy: write loopback, 10.1.2.3 or 10.0.0.0/8.`
    }
    list.addSubnet(address, length, family)
  }
  return (address) => {
    const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}

/** The host the client asked for. */
export function hostOf(request: IncomingMessage, isProxy: IsProxy): string | undefined {
  const forwarded = request.headers['x-forwarded-host']
  const isForwarded = typeof forwarded === 'string' && isProxy(request.socket.remoteAddress ?? '')
  return isForwarded ? forwarded : request.headers.host
}
