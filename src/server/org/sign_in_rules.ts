/**
 * The numbers of signing in, in one place. GB/T 22239-2019 (8.1.4.1 身份鉴别) asks that passwords be complex, that
 * failed sign-ins be limited and that idle sessions end, and leaves the numbers to the operator; these are local.
 */
export const signInRules = {
  /** Wrong passwords in a row after which a login is locked. */
  failures: 5,
  locked_minutes: 30,
  /** Without a request for so long, the session is over. */
  idle_minutes: 30,
  /** However busy, a session ends after this. */
  session_hours: 12,
  /** How exactly a session's last request is known; spares a write for every read. */
  seen_seconds: 60,
  password_length: 8,
} as const
