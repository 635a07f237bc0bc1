import ArgumentParser
import Command
Rollcall.main()
