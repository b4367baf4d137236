/**
 * Every key, by screen; opened by `?` outside text.
 */
import type { ReactNode } from 'react'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Keys } from '../parts/keys.tsx'

type KeyList = readonly (readonly [keys: string, words: string])[]

const ALL: readonly { readonly where: string; readonly keys: KeyList }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['Ctrl K', 'go to'],
      ['Ctrl /', 'keyboard line'],
      ['?', 'all keys'],
      ['G T', 'Today'],
      ['G R', 'Registers'],
      ['G D', 'Desk'],
      ['F6', 'next pane'],
    ],
  },
  {
    where: 'Today',
    keys: [
      ['↵', 'open the note'],
      ['T', 'rooms or tracks'],
      ['R', 'my room'],
      ['N', 'unscheduled session'],
      ['[ ]', 'day'],
    ],
  },
  {
    where: 'Note',
    keys: [
      ['/', 'item menu'],
      ['Alt D', 'decision'],
      ['Alt A', 'action'],
      ['Alt Q', 'question'],
      ['Alt B', 'blueprint'],
      ['@', 'person'],
      ['Alt ↑', 'move the line up'],
      ['Alt V', 'room screen, then read-back'],
      ['Alt C', 'checklist'],
      ['Ctrl ↵', 'open or close the session'],
    ],
  },
  {
    where: 'Checklist',
    keys: [
      ['↵', 'take and next'],
      ['Tab', 'nobody yet'],
      ['Alt N', 'none, because …'],
      ['Esc', 'back to the note'],
    ],
  },
  {
    where: 'Desk',
    keys: [
      ['J K', 'session'],
      ['A', 'approve'],
      ['R', 'return'],
      ['E', 'export'],
      ['U', 'undo'],
    ],
  },
  {
    where: 'History',
    keys: [
      ['← →', 'version'],
      ['⇧ ←', 'step of the session'],
      ['PgUp', 'on the slider: a day, or ten versions'],
      ['W', 'who wrote what'],
      ['R', 'restore'],
      ['Esc', 'back to now'],
    ],
  },
  {
    where: 'Registers',
    keys: [
      ['↑ ↓', 'move'],
      ['↵', 'its place in the note'],
      ['F', 'filter'],
    ],
  },
]

export function AllKeys({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <FloatingDialog label="All keys" shape="all-keys" onClose={onClose}>
      <h2>All keys</h2>
      <div className="all-keys-lists">
        {ALL.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([chord, words]) => (
                <div key={chord}>
                  <dt>
                    <span className="unseen">{chord}</span>
                    <Keys of={chord} />
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </FloatingDialog>
  )
}
