"""Makes a wheel of one platform, from a program that exists already."""

import os

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlatformWheel(BuildHookInterface):
    def initialize(self, version, build_data):
        program = os.environ["VINDPLEK_WHEEL_PROGRAM"]
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{os.environ['VINDPLEK_WHEEL_PLATFORM']}"
        build_data["shared_scripts"] = {program: program}
