/** Which step of signing in comes next for a session. */
export function sessionStep(
  session: { secondFactorAt: Date | null },
  staff: { totpConfirmedAt: Date | null },
): 'totp' | 'totp-setup' | 'done' {
  if (session.secondFactorAt) return 'done';
  return staff.totpConfirmedAt ? 'totp' : 'totp-setup';
}
