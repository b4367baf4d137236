export {
  checkUpdate as scanUpdate,
  STEP_2_LIMITS,
  UPDATE_LIMITS,
  UNLIMITED,
  type CheckedUpdate as ScannedUpdate,
  type UpdateLimits,
} from './check-update.ts'
