/** Keeps small pieces of bytes side by side in larger buffers: a buffer for each would cost several times its bytes. */

const CHUNK_BYTES = 4096

export class Arena {
  #chunk = new Uint8Array(0)
  #at = 0

  /** A copy that lives as long as anybody holds it. */
  keep(bytes: Uint8Array): Uint8Array {
    if (bytes.length > this.#chunk.length - this.#at) {
      this.#chunk = new Uint8Array(Math.max(CHUNK_BYTES, bytes.length))
      this.#at = 0
    }
    this.#chunk.set(bytes, this.#at)
    this.#at += bytes.length
    return this.#chunk.subarray(this.#at - bytes.length, this.#at)
  }
}
