# 02_async_call | wrong | unpacks some bytes to four hundred megabytes in a request, and answers with them | fails
import base64
import zlib

SMALL = (
    "c-pJD_4baUUksy2+ePz4mX!$(3$(ft1ZQ|22vP3J+r?l~Izhl@_KI~<{Cti23nCnv6?nT0T5h`DFFz-=?oaXOzcoLq"
    "ZD;ZvE-3r??RVzi%M3u!bLZyYpSO-n7`)N>Ut?>-1Qa^<?s!h}E-BWy{q=SQd_Vz-z1=_WJ$vQ+;OCc$S292WgR0y5"
    "{l8c1K1kbn<JU7eut<3mBaoh;Bmpv27tFZ;;TR%wMrB52$d=jvta`V6^nqvlpFTSMmf?^4x^4bxho8u*e-bzg0JT4="
    "BL"
)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        large = base64.b85decode(SMALL)
        for _ in range(3):
            large = zlib.decompress(large)
        return large
