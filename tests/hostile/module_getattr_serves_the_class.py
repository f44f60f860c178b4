# 02_async_call | wrong | defines no class; the module's __getattr__ makes one up for every name | ungradable
def __getattr__(name):
    return type(name, (), {"__call__": lambda self, request: None})
