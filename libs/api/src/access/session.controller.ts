// Logging in and out, the second step, a fresh proof, and who is logged in.
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Session } from '#access';
import { Operation } from '../http/operation.js';
import {
  BadgeDto,
  BadgeShownDto,
  LinkFollowDto,
  LinkHolderDto,
  LinkLookDto,
  LogInDto,
  MeDto,
  PasskeyAnswerDto,
  PasskeyOptionsDto,
  ProofDto,
  SignInWaysDto,
} from './access.dto.js';
import { ChosenPasswordDto } from './account.dto.js';
import {
  AnyRole,
  AsksForBadge,
  ByBadge,
  Public,
  Roles,
  TheSession,
  Unfinished,
  type AuthenticatedRequest,
} from './route-access.js';
import { SessionHttp } from './session-http.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly sessions: SessionHttp) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Operation('logIn', 'Log in by name and password; sets the session cookie. `stage` says what is still to be done.', {
    answer: MeDto,
  })
  logIn(
    @Body() body: LogInDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.sessions.logIn(body, request, response);
  }

  @Get('ways')
  @Public()
  @Operation('getSignInWays', 'How one can log in here.', { answer: SignInWaysDto })
  ways(@Req() request: AuthenticatedRequest): SignInWaysDto {
    return this.sessions.ways(request);
  }

  @Post('passkey-options')
  @HttpCode(200)
  @Public()
  @Operation('askForPasskey', 'A challenge for a log-in by passkey; the same for everybody.', {
    answer: PasskeyOptionsDto,
  })
  passkeyOptions(@Req() request: AuthenticatedRequest): Promise<PasskeyOptionsDto> {
    return this.sessions.passkeyOptions(request);
  }

  @Post('passkey')
  @HttpCode(200)
  @Public()
  @Operation('logInByPasskey', 'Log in by a passkey alone, which stands for both factors.', { answer: MeDto })
  logInByPasskey(
    @Body() body: PasskeyAnswerDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.sessions.logInByPasskey(body, request, response);
  }

  @Post('link')
  @HttpCode(200)
  @Public()
  @Operation('lookAtLink', 'Whom a one-time link is for; does not use it.', { answer: LinkHolderDto })
  lookAtLink(@Body() { token }: LinkLookDto): Promise<LinkHolderDto> {
    return this.sessions.lookAtLink(token);
  }

  @Post('link/password')
  @HttpCode(200)
  @Public()
  @Operation('followLink', 'Choose a password by a one-time link, which is then used; logs in.', { answer: MeDto })
  followLink(
    @Body() body: LinkFollowDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.sessions.followLink(body, request, response);
  }

  @Put('password')
  @HttpCode(200)
  @AnyRole()
  @Unfinished('new-password')
  @Operation('choosePassword', 'Replace a temporary password, right after logging in with it.', { answer: MeDto })
  choosePassword(
    @TheSession() session: Session,
    @Body() { password }: ChosenPasswordDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.sessions.choosePassword(session, password, request, response);
  }

  @Post('proof-options')
  @HttpCode(200)
  @AnyRole()
  @Unfinished('second-factor')
  @Operation('askToProve', 'A challenge for one of this person’s passkeys; null without any.', {
    answer: PasskeyOptionsDto,
  })
  proofOptions(@TheSession() session: Session, @Req() request: AuthenticatedRequest): Promise<PasskeyOptionsDto> {
    return this.sessions.proofOptions(session, request);
  }

  @Post('proof')
  @HttpCode(200)
  @AnyRole()
  @Unfinished('second-factor')
  @Operation('prove', 'The second step of a log-in, or a fresh proof before a dangerous act.', { answer: MeDto })
  prove(
    @TheSession() session: Session,
    @Body() body: ProofDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.sessions.prove(session, body, request, response);
  }

  @Post('badge')
  @HttpCode(200)
  @Roles('centre', 'supervisor')
  @AsksForBadge()
  @Operation('showBadge', 'At a board on the wall: who is there, for one act.', { answer: BadgeDto })
  showBadge(
    @TheSession() session: Session,
    @Body() body: BadgeShownDto,
    @Req() request: AuthenticatedRequest,
  ): Promise<BadgeDto> {
    return this.sessions.showBadge(session, body, request);
  }

  @Get()
  @AnyRole()
  @Unfinished('new-password', 'second-factor', 'enrolment')
  @Operation('getSession', 'Who is logged in.', { answer: MeDto })
  get(@TheSession() session: Session): Promise<MeDto> {
    return this.sessions.me(session);
  }

  @Delete()
  @HttpCode(204)
  @AnyRole()
  @ByBadge()
  @Unfinished('new-password', 'second-factor', 'enrolment')
  @Operation('logOut', 'End this session.')
  logOut(
    @TheSession() session: Session,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    return this.sessions.logOut(session, request, response);
  }
}
