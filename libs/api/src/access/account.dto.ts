// One's own account: password, second factors, PIN, sessions.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ApiInstant, ApiInstantOrNull, ApiStringOrNull, TextField } from '../http/fields.js';
import { PasskeyAnswerField, PasswordField, SecondFactorStateDto } from './access.dto.js';

@ApiSchema({ name: 'ChosenPassword' })
export class ChosenPasswordDto {
  @PasswordField('The password chosen.')
  password: string;
}

@ApiSchema({ name: 'PasswordChange' })
export class PasswordChangeDto extends ChosenPasswordDto {
  @PasswordField('The password until now.')
  current: string;
}

@ApiSchema({ name: 'Passkey' })
export class PasskeyDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'boolean', description: 'Kept in step over several devices by its maker.' })
  synced: boolean;

  @ApiInstant('When it was set up.')
  createdAt: number;

  @ApiInstantOrNull('When it was last used.')
  lastUsedAt: number | null;
}

@ApiSchema({ name: 'SessionInfo' })
export class SessionInfoDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string', description: 'What the browser calls itself, or the name of a board.' })
  label: string;

  @ApiProperty({ type: 'string', description: 'The network it was opened from, shortened.' })
  address: string;

  @ApiProperty({ type: 'string', description: 'How it was opened, such as `password+totp`.' })
  method: string;

  @ApiProperty({ type: 'boolean', description: 'The second step is done.' })
  complete: boolean;

  @ApiProperty({ type: 'boolean', description: 'This one.' })
  current: boolean;

  @ApiInstant('When it was opened.')
  createdAt: number;

  @ApiInstant('When it was last used, to the minute.')
  lastSeenAt: number;

  @ApiInstant('It ends then at the latest.')
  expiresAt: number;
}

@ApiSchema({ name: 'Account' })
export class AccountDto {
  @ApiProperty({ type: () => SecondFactorStateDto })
  secondFactor: SecondFactorStateDto;

  @ApiProperty({ type: () => [PasskeyDto] })
  passkeys: PasskeyDto[];

  @ApiProperty({ type: () => [SessionInfoDto] })
  sessions: SessionInfoDto[];

  @ApiProperty({ type: 'boolean', description: 'A badge PIN is set.' })
  pin: boolean;

  @ApiProperty({ type: 'integer', description: 'Shortest password taken.' })
  shortestPassword: number;

  @ApiInstantOrNull('When the password was last chosen.')
  passwordChangedAt: number | null;
}

@ApiSchema({ name: 'TotpSecret' })
export class TotpSecretDto {
  @ApiProperty({ type: 'string', description: 'For typing into the authenticator app.' })
  secret: string;

  @ApiProperty({ type: 'string', description: 'For the QR code.' })
  uri: string;
}

@ApiSchema({ name: 'TotpCode' })
export class TotpCodeDto {
  @ApiProperty({ type: 'string', pattern: '^\\d{6}$' })
  @Matches(/^\d{3}\s?\d{3}$/)
  code: string;
}

@ApiSchema({ name: 'NewPasskey' })
export class NewPasskeyDto {
  @TextField('What its owner calls it.', { max: 60 })
  name: string;

  @PasskeyAnswerField()
  passkey: Record<string, unknown>;
}

@ApiSchema({ name: 'PasskeyName' })
export class PasskeyNameDto {
  @TextField('What its owner calls it.', { max: 60 })
  name: string;
}

@ApiSchema({ name: 'FactorEnrolled' })
export class FactorEnrolledDto {
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Ten recovery codes with the first factor, shown this once; otherwise null.',
  })
  recoveryCodes: readonly string[] | null;
}

@ApiSchema({ name: 'RecoveryCodes' })
export class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'Shown this once; those before count no more.' })
  recoveryCodes: readonly string[];
}

@ApiSchema({ name: 'NewPin' })
export class NewPinDto {
  @ApiProperty({ type: 'string', pattern: '^\\d{6,12}$' })
  @Matches(/^\d{6,12}$/)
  pin: string;
}

@ApiSchema({ name: 'NewWallBoard' })
export class NewWallBoardDto {
  @TextField('Where it hangs.', { max: 60 })
  label: string;
}

@ApiSchema({ name: 'WallBoard' })
export class WallBoardDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  label: string;

  @ApiStringOrNull('Who enrolled it.')
  enrolledBy: string | null;

  @ApiProperty({ type: 'string' })
  address: string;

  @ApiInstant('When it was enrolled.')
  createdAt: number;

  @ApiInstant('When it was last used, to the minute.')
  lastSeenAt: number;
}
