/** Which boot of the machine this is: another one than before means that the power, or the machine, was off in between. */
import { readFileSync } from 'node:fs'

/** Linux's boot id (proc(5), /proc/sys/kernel/random/boot_id), or null where the system has none. */
export function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}
