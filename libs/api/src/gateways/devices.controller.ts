// Devices over HTTP: which there are and who has them.
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { DeviceService } from './device.service.js';
import { DeviceDto, LendDeviceDto, NewDeviceDto, ReturnDeviceDto } from './gateway.dto.js';

@ApiTags('devices')
@Controller('api/devices')
export class DevicesController {
  constructor(private readonly devices: DeviceService) {}

  @Get()
  @Roles('centre', 'supervisor', 'administrator')
  @Operation('listDevices', 'Devices and who has them.', { answer: [DeviceDto] })
  list(@Who() who: Principal): Promise<DeviceDto[]> {
    return this.devices.list(who);
  }

  @Post()
  @HttpCode(201)
  @Roles('administrator')
  @Operation('createDevice', 'Add a device behind a gateway.', { answer: DeviceDto, status: 201 })
  create(@Who() who: Principal, @Body() body: NewDeviceDto): Promise<DeviceDto> {
    return this.devices.create(who, body);
  }

  @Post(':id/lend')
  @HttpCode(200)
  @Roles('administrator', 'supervisor')
  @Operation('lendDevice', 'From an instant on, what it measures is this patient’s.', { answer: DeviceDto })
  lend(@Who() who: Principal, @Param('id') id: string, @Body() body: LendDeviceDto): Promise<DeviceDto> {
    return this.devices.lend(who, id, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Roles('administrator', 'supervisor')
  @Operation('returnDevice', 'From an instant on, what it measures is nobody’s.', { answer: DeviceDto })
  giveBack(@Who() who: Principal, @Param('id') id: string, @Body() body: ReturnDeviceDto): Promise<DeviceDto> {
    return this.devices.giveBack(who, id, body);
  }
}
