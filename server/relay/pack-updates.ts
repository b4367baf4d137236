/** The same updates side by side in one buffer: a view that goes to another thread takes its whole buffer along. */
export function packUpdates(updates: readonly Uint8Array[]): Uint8Array[] {
  const all = new Uint8Array(updates.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  return updates.map((update) => {
    all.set(update, at)
    at += update.length
    return all.subarray(at - update.length, at)
  })
}
