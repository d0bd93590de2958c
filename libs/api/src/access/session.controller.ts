// Logging in and out, and who is logged in.
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Operation } from '../http/operation.js';
import { LogInDto, MeDto } from './access.dto.js';
import { AnyRole, Public, type AuthenticatedRequest } from './route-access.js';
import { SessionHttp } from './session-http.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly sessions: SessionHttp) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Operation('logIn', 'Log in; sets the session cookie.', { answer: MeDto })
  logIn(
    @Body() body: LogInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.sessions.logIn(body, request, response);
  }

  @Get()
  @AnyRole()
  @Operation('getSession', 'Who is logged in.', { answer: MeDto })
  get(@Req() request: AuthenticatedRequest): Promise<MeDto> {
    return this.sessions.me(request);
  }

  @Delete()
  @HttpCode(204)
  @AnyRole()
  @Operation('logOut', 'End this session.')
  logOut(@Req() request: AuthenticatedRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.sessions.logOut(request, response);
  }
}
