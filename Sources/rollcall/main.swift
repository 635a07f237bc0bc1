import Command

Rollcall.runProcess()
