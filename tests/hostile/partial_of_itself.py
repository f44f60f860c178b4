# 01_convert_function | wrong | gives back a functools.partial whose func is itself | fails, "s of CPU"
import functools


class Round(functools.partial):
    @property
    def func(self):
        return self


def middleware(get_response):
    return Round(get_response)
