/**
 * A dialog in front of a scrim: focus inside, Escape leaves, the focus goes back to where it was.
 */
import type { ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'

interface FloatingDialogProps {
  readonly label: string
  readonly shape: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** A click outside leaves too; off where that would throw away what was typed. */
  readonly lightly?: boolean
}

/** Shown for as long as it is rendered. `shape` names the classes of its box; what is behind it has them with `scrim-` before each. */
export function FloatingDialog({
  label,
  shape,
  onClose,
  children,
  lightly = true,
}: FloatingDialogProps): ReactNode {
  return (
    <ModalOverlay
      className={`scrim ${shape.replaceAll(/\S+/g, 'scrim-$&')}`}
      isOpen
      isDismissable={lightly}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`float ${shape}`}>
        <Dialog className="dialog" aria-label={label}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
