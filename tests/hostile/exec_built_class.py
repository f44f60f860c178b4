# 03_print_order | right | builds the class from rotated text by exec, marshal and types, so that nobody can read it | full
import codecs
import marshal
import types

SECRET = """
pynff YbtZvqqyrjner:
    qrs __vavg__(frys, trg_erfcbafr):
        frys.trg_erfcbafr = trg_erfcbafr

    nflap qrs __pnyy__(frys, erdhrfg):
        cevag("Orsber erfcbafr")
        erfcbafr = njnvg frys.trg_erfcbafr(erdhrfg)
        cevag("Nsgre erfcbafr")
        erghea erfcbafr
"""
code = compile(codecs.decode(SECRET, "rot13"), "<nowhere>", "exec")
module = types.ModuleType("hidden")
exec(marshal.loads(marshal.dumps(code)), vars(module))
globals().update({name: value for name, value in vars(module).items() if name[0] == "L"})
