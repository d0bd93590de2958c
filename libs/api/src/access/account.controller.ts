// One's own account: how one comes in, and where one is signed in.
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal, Session } from '#access';
import { Operation } from '../http/operation.js';
import { PasskeyOptionsDto } from './access.dto.js';
import {
  AccountDto,
  FactorEnrolledDto,
  NewPasskeyDto,
  NewPinDto,
  PasskeyNameDto,
  PasswordChangeDto,
  RecoveryCodesDto,
  TotpCodeDto,
  TotpSecretDto,
} from './account.dto.js';
import { AccountService } from './account.service.js';
import { AnyRole, Roles, StepUp, TheSession, Unfinished, Who, type AuthenticatedRequest } from './route-access.js';

@ApiTags('account')
@Controller('api/account')
export class AccountController {
  constructor(private readonly account: AccountService) {}

  @Get()
  @AnyRole()
  @Operation('getAccount', 'One’s own ways in and sessions.', { answer: AccountDto })
  get(@TheSession() session: Session): Promise<AccountDto> {
    return this.account.get(session);
  }

  @Put('password')
  @HttpCode(204)
  @AnyRole()
  @StepUp()
  @Operation('changePassword', 'Choose another password; ends one’s other sessions.')
  changePassword(@TheSession() session: Session, @Body() body: PasswordChangeDto): Promise<void> {
    return this.account.changePassword(session, body);
  }

  @Post('totp')
  @HttpCode(200)
  @AnyRole()
  @StepUp()
  @Unfinished('enrolment')
  @Operation('beginTotp', 'A secret for an authenticator app; counts once a code of it is shown.', {
    answer: TotpSecretDto,
  })
  beginTotp(@Who() who: Principal): Promise<TotpSecretDto> {
    return this.account.beginTotp(who);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @AnyRole()
  @StepUp()
  @Unfinished('enrolment')
  @Operation('confirmTotp', 'The app’s first code sets it up.', { answer: FactorEnrolledDto })
  confirmTotp(
    @TheSession() session: Session,
    @Body() { code }: TotpCodeDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FactorEnrolledDto> {
    return this.account.confirmTotp(session, code, request, response);
  }

  @Delete('totp')
  @HttpCode(204)
  @AnyRole()
  @StepUp()
  @Operation('removeTotp', 'Remove the authenticator app.')
  removeTotp(@Who() who: Principal): Promise<void> {
    return this.account.removeTotp(who);
  }

  @Post('passkey-options')
  @HttpCode(200)
  @AnyRole()
  @StepUp()
  @Unfinished('enrolment')
  @Operation('offerPasskey', 'What the browser needs to make a passkey.', { answer: PasskeyOptionsDto })
  passkeyOptions(@TheSession() session: Session, @Req() request: AuthenticatedRequest): Promise<PasskeyOptionsDto> {
    return this.account.passkeyOptions(session, request);
  }

  @Post('passkeys')
  @HttpCode(200)
  @AnyRole()
  @StepUp()
  @Unfinished('enrolment')
  @Operation('addPasskey', 'Add a passkey under a name.', { answer: FactorEnrolledDto })
  addPasskey(
    @TheSession() session: Session,
    @Body() body: NewPasskeyDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FactorEnrolledDto> {
    return this.account.addPasskey(session, body, request, response);
  }

  @Patch('passkeys/:id')
  @HttpCode(204)
  @AnyRole()
  @Operation('renamePasskey', 'Call a passkey something else.')
  renamePasskey(@Who() who: Principal, @Param('id') id: string, @Body() { name }: PasskeyNameDto): Promise<void> {
    return this.account.renamePasskey(who, id, name);
  }

  @Delete('passkeys/:id')
  @HttpCode(204)
  @AnyRole()
  @StepUp()
  @Operation('removePasskey', 'Remove a passkey.')
  removePasskey(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.account.removePasskey(who, id);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @AnyRole()
  @StepUp()
  @Operation('renewRecoveryCodes', 'Ten new recovery codes; those before count no more.', { answer: RecoveryCodesDto })
  renewRecoveryCodes(@Who() who: Principal): Promise<RecoveryCodesDto> {
    return this.account.renewRecoveryCodes(who);
  }

  @Put('pin')
  @HttpCode(204)
  @Roles('centre', 'supervisor')
  @StepUp()
  @Operation('setPin', 'Set the badge PIN for boards on the wall.')
  setPin(@Who() who: Principal, @Body() { pin }: NewPinDto): Promise<void> {
    return this.account.setPin(who, pin);
  }

  @Delete('pin')
  @HttpCode(204)
  @Roles('centre', 'supervisor')
  @Operation('removePin', 'Remove the badge PIN.')
  removePin(@Who() who: Principal): Promise<void> {
    return this.account.setPin(who, null);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @AnyRole()
  @Operation('endSession', 'End one of one’s own sessions.')
  endSession(@TheSession() session: Session, @Param('id') id: string): Promise<void> {
    return this.account.endSession(session, id);
  }

  @Delete('sessions')
  @HttpCode(204)
  @AnyRole()
  @Operation('endOtherSessions', 'End all of one’s own sessions but this one.')
  endOtherSessions(@TheSession() session: Session): Promise<void> {
    return this.account.endOtherSessions(session);
  }
}
