/** Whether a place lies in a folder, links followed: nothing is written through a link that leads out of it. */
import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'

/** The place itself need not be there yet. */
export function isInside(folder: string, place: string): boolean {
  const way = relative(realOf(folder), realOf(place))
  return way !== '..' && !way.startsWith(`..${sep}`)
}

/** Where the place really is; what is not there yet hangs on the nearest folder that is. */
function realOf(place: string): string {
  let there = resolve(place)
  while (!existsSync(there)) {
    // A link that leads nowhere yet would be followed once something is there.
    if (isLink(there)) return dirname(sep)
    there = dirname(there)
  }
  return resolve(realpathSync(there), relative(there, resolve(place)))
}

function isLink(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}
