# Compiler settings shared by every target. Nothing here is machine-specific: SIMD goes through Highway's
# run-time dispatch, so -march=native is never used.

if(MODALENS_COMPUTE_ONLY)
    set(CMAKE_CXX_STANDARD 23) # std::expected, so that tl-expected is not needed there (see engine/base/expected.h)
else()
    set(CMAKE_CXX_STANDARD 20)
endif()
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # The sloppiness lets ccache keep objects that use a precompiled header; the base directory lets a second
    # clone share them.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE_PROGRAM})
endif()

add_library(modalens_options INTERFACE)
target_compile_options(modalens_options INTERFACE -Wall -Wextra -Werror -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # -Wrestrict: g++ 12 warns of "literal" + std::string at -O3 (GCC bug 105651).
    target_compile_options(modalens_options INTERFACE -fpch-preprocess -Wno-restrict)
endif()
target_include_directories(modalens_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(modalens_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII
                                                      MODALENS_VERSION="${PROJECT_VERSION}")
if(MODALENS_SANITIZE)
    target_compile_options(modalens_options INTERFACE -fsanitize=${MODALENS_SANITIZE} -fno-omit-frame-pointer
                           -fno-sanitize-recover=all)
    target_link_options(modalens_options INTERFACE -fsanitize=${MODALENS_SANITIZE})
endif()
