/**
 * Names for lines that must be known by id at once, because another line or their fields speak of them. All other new
 * lines are named by the binding.
 */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 10

export function newLineId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) =>
    ALPHABET.charAt(byte % ALPHABET.length),
  ).join('')
}
